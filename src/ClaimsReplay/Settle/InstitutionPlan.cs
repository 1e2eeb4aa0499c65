using System.Text.RegularExpressions;
using ClaimsReplay.Input;
using ClaimsRules.Adjudication;
using Wire = Claims.V1;

namespace ClaimsReplay.Settle;

/// <summary>
/// Where each claim is settled. An institution of which all claims are hospital claims of one level goes under
/// its own id; every other claim under one institution per kind and level. The answer does not depend on the
/// window, so that a claim sent again has the same key.
/// </summary>
internal sealed partial class InstitutionPlan(ServiceConnection service, ReplayInput input)
{
    private const string Pharmacy = "replay-pharmacy";

    private static readonly DateOnly Founded = new(1900, 1, 1);

    private readonly Dictionary<int, Wire.Institution> _own = [];

    /// <summary>Registers what the claims need.</summary>
    public async Task Register(int concurrency, CancellationToken stop)
    {
        HashSet<int> own = [];
        HashSet<HospitalLevel> levels = [];
        var hasPharmacy = false;
        foreach (ref readonly var row in input.Claims.Rows)
        {
            hasPharmacy |= row.Setting != ClaimSetting.Hospital;
            levels.Add(row.Level);
            if (HasOwnPlace(row)) own.Add(row.Institution);
        }

        foreach (var level in levels.Order()) await Upsert(Hospital(HospitalOf(level), level, ""), stop);
        if (hasPharmacy) await Upsert(PharmacyOf(), stop);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = stop };
        await Parallel.ForEachAsync(
            own, parallel, async (institution, inner) => await RegisterOwn(institution, inner));
    }

    /// <summary>Where a claim is settled.</summary>
    public SettlementPlace PlaceOf(in ClaimRow row)
    {
        if (row.Setting != ClaimSetting.Hospital) return new SettlementPlace(Pharmacy, HospitalOf(row.Level));
        var isOwn = HasOwnPlace(row) && _own.TryGetValue(row.Institution, out var known)
            && LevelOn(known, row.Time.Day) == row.Level;
        return new SettlementPlace(
            isOwn ? input.Institutions.Ids.Text(row.Institution) : HospitalOf(row.Level), null);
    }

    private static string HospitalOf(HospitalLevel level) => $"replay-hospital-{(int)level}";

    private bool HasOwnPlace(in ClaimRow row) =>
        row.Setting == ClaimSetting.Hospital
        && input.Institutions.LevelOf(row.Institution) != HospitalLevel.None
        && AllowedId().IsMatch(input.Institutions.Ids.Text(row.Institution));

    /// <summary>Registers an institution under its own id, unless the service knows it already.</summary>
    private async Task RegisterOwn(int institution, CancellationToken stop)
    {
        var id = input.Institutions.Ids.Text(institution);
        var found = await ServiceConnection.AskForOne(
            $"GetInstitution {id}",
            options => service.Institutions.GetInstitutionAsync(
                new Wire.GetInstitutionRequest { InstitutionId = id }, options), stop);
        var known = found?.Institution ?? await Upsert(
            Hospital(id, input.Institutions.LevelOf(institution), input.Institutions.DistrictOf(institution)), stop);
        lock (_own) _own[institution] = known;
    }

    private async Task<Wire.Institution> Upsert(Wire.Institution institution, CancellationToken stop)
    {
        await ServiceConnection.Ask(
            $"UpsertInstitution {institution.InstitutionId}",
            options => service.Institutions.UpsertInstitutionAsync(
                new Wire.UpsertInstitutionRequest { Institution = institution }, options), stop);
        return institution;
    }

    private static Wire.Institution Hospital(string id, HospitalLevel level, string district) => new()
    {
        InstitutionId = id,
        Kind = Wire.InstitutionKind.Hospital,
        Name = id,
        Periods =
        {
            new Wire.InstitutionPeriod
            {
                From = WireMessages.Day(Founded),
                Grade = (Wire.HospitalGrade)(int)level,
                District = district.Length <= 64 ? district : "",
                Designated = true,
            },
        },
    };

    private static Wire.Institution PharmacyOf() => new()
    {
        InstitutionId = Pharmacy,
        Kind = Wire.InstitutionKind.Pharmacy,
        Name = Pharmacy,
        Periods = { new Wire.InstitutionPeriod { From = WireMessages.Day(Founded), Designated = true } },
    };

    /// <summary>
    /// The level of a designated hospital on a day; an unrated primary institution has none here.
    /// </summary>
    private static HospitalLevel LevelOn(Wire.Institution institution, DateOnly day)
    {
        if (institution.Kind != Wire.InstitutionKind.Hospital) return HospitalLevel.None;
        var period = institution.Periods.LastOrDefault(period =>
            new DateOnly(period.From.Year, period.From.Month, period.From.Day) <= day);
        return period is { Designated: true, Grade: >= Wire.HospitalGrade.First and <= Wire.HospitalGrade.Third }
            ? (HospitalLevel)(int)period.Grade
            : HospitalLevel.None;
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex AllowedId();
}
