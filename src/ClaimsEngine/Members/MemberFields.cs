using ClaimsEngine.Contract;
using Google.Protobuf;
using V1 = Claims.V1;

namespace ClaimsEngine.Members;

/// <summary>Checks a member message and brings it into its canonical form.</summary>
internal static class MemberFields
{
    private const int MostPeriods = 100;
    private static readonly DateOnly EarliestBirth = new(1880, 1, 1);

    /// <summary>Checks every field.</summary>
    /// <returns>The message in canonical protobuf bytes: known fields only, what is not said made explicit.</returns>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named.</exception>
    public static byte[] Read(V1.Member? member, DateOnly today)
    {
        var check = new FieldCheck();
        if (member is null)
        {
            check.Add("member", "缺失", "is missing; a member is required");
            check.ThrowIfAny();
        }

        check.Id("member.member_id", member!.MemberId);
        var birth = check.Day("member.birth_date", member.BirthDate);
        if (member.BirthDate is not null && (birth < EarliestBirth || birth > today))
        {
            check.Add("member.birth_date", $"须在{EarliestBirth:yyyy-MM-dd}至{today:yyyy-MM-dd}之间",
                $"lies outside {EarliestBirth:yyyy-MM-dd} to {today:yyyy-MM-dd}");
        }

        if (member.CoverageUntil is not null) check.Day("member.coverage_until", member.CoverageUntil);
        CheckPeriods(check, member);
        check.ThrowIfAny();
        return Canonical(member).ToByteArray();
    }

    private static void CheckPeriods(FieldCheck check, V1.Member member)
    {
        if (member.Periods.Count is 0 or > MostPeriods)
        {
            check.Add("member.periods", $"有{member.Periods.Count}段，须为1至{MostPeriods}段",
                $"has {member.Periods.Count} periods; 1 to {MostPeriods} are allowed");
            return;
        }

        var before = DateOnly.MinValue;
        for (var i = 0; i < member.Periods.Count; i++)
        {
            var path = $"member.periods[{i}]";
            var period = member.Periods[i];
            var from = check.Day($"{path}.from", period.From);
            if (i > 0 && from <= before)
                check.Add($"{path}.from", "须晚于上一段的首日", "does not lie after the first day of the period before");
            before = from;
            CheckStanding(check, path, period);
            check.Word($"{path}.funding_mode", period.FundingMode);
            check.Amount($"{path}.contribution_base_fen", period.ContributionBaseFen);
        }
    }

    private static void CheckStanding(FieldCheck check, string path, V1.CoveragePeriod period)
    {
        check.Word($"{path}.scheme", period.Scheme);
        check.Word($"{path}.employment_status", period.EmploymentStatus);
        var said = period.EmploymentStatus != V1.EmploymentStatus.Unspecified;
        if (period.Scheme == V1.Scheme.Unspecified)
            check.Add($"{path}.scheme", "缺失，须为职工或居民医保", "is missing; employee or resident is required");
        if (period.Scheme == V1.Scheme.Employee && !said)
        {
            check.Add($"{path}.employment_status", "缺失，职工医保须注明在职、退休或老工人",
                "is missing; the employee scheme requires active, retiree or veteran worker");
        }

        if (period.Scheme == V1.Scheme.Resident && said)
        {
            check.Add($"{path}.employment_status", "居民医保不得填写",
                "is set; the resident scheme allows only EMPLOYMENT_STATUS_UNSPECIFIED");
        }
    }

    private static V1.Member Canonical(V1.Member member)
    {
        var canonical = new V1.Member
        {
            MemberId = member.MemberId,
            BirthDate = member.BirthDate.ToDay().ToContract(),
            CoverageUntil = member.CoverageUntil?.ToDay().ToContract(),
        };
        canonical.Periods.AddRange(member.Periods.Select(period => new V1.CoveragePeriod
        {
            From = period.From.ToDay().ToContract(),
            Scheme = period.Scheme,
            EmploymentStatus = period.EmploymentStatus,
            FundingMode = period.FundingMode is V1.FundingMode.Unspecified
                ? V1.FundingMode.Unified
                : period.FundingMode,
            ContributionBaseFen = period.ContributionBaseFen,
        }));
        return canonical;
    }
}
