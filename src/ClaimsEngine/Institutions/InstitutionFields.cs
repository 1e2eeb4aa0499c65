using ClaimsEngine.Contract;
using Google.Protobuf;
using V1 = Claims.V1;

namespace ClaimsEngine.Institutions;

/// <summary>Checks an institution message and brings it into its canonical form.</summary>
internal static class InstitutionFields
{
    private const int MostPeriods = 100;
    private const int LongestName = 200;
    private const int LongestDistrict = 64;

    /// <summary>Checks every field.</summary>
    /// <returns>The message in canonical protobuf bytes: known fields only.</returns>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named.</exception>
    public static byte[] Read(V1.Institution? institution)
    {
        var check = new FieldCheck();
        if (institution is null)
        {
            check.Add("institution", "缺失", "is missing; an institution is required");
            check.ThrowIfAny();
        }

        check.Id("institution.institution_id", institution!.InstitutionId);
        check.Word("institution.kind", institution.Kind);
        if (institution.Kind == V1.InstitutionKind.Unspecified)
            check.Add("institution.kind", "缺失，须为医疗机构或药店", "is missing; hospital or pharmacy is required");
        check.Text("institution.name", institution.Name, LongestName);
        CheckPeriods(check, institution);
        check.ThrowIfAny();
        return Canonical(institution).ToByteArray();
    }

    private static void CheckPeriods(FieldCheck check, V1.Institution institution)
    {
        var periods = institution.Periods;
        if (periods.Count is 0 or > MostPeriods)
        {
            check.Add("institution.periods", $"有{periods.Count}段，须为1至{MostPeriods}段",
                $"has {periods.Count} periods; 1 to {MostPeriods} are allowed");
            return;
        }

        var before = DateOnly.MinValue;
        for (var i = 0; i < periods.Count; i++)
        {
            var path = $"institution.periods[{i}]";
            var from = check.Day($"{path}.from", periods[i].From);
            if (i > 0 && from <= before)
                check.Add($"{path}.from", "须晚于上一段的首日", "does not lie after the first day of the period before");
            before = from;
            check.Text($"{path}.district", periods[i].District, LongestDistrict);
            CheckGrade(check, $"{path}.grade", institution.Kind, periods[i].Grade);
        }
    }

    private static void CheckGrade(FieldCheck check, string path, V1.InstitutionKind kind, V1.HospitalGrade grade)
    {
        check.Word(path, grade);
        if (kind == V1.InstitutionKind.Hospital && grade == V1.HospitalGrade.Unspecified)
            check.Add(path, "缺失，医疗机构须有等级", "is missing; a hospital requires a grade");
        if (kind == V1.InstitutionKind.Pharmacy && grade != V1.HospitalGrade.Unspecified)
            check.Add(path, "药店不得有等级", "is set; a pharmacy allows only HOSPITAL_GRADE_UNSPECIFIED");
    }

    private static V1.Institution Canonical(V1.Institution institution)
    {
        var canonical = new V1.Institution
        {
            InstitutionId = institution.InstitutionId,
            Kind = institution.Kind,
            Name = institution.Name,
        };
        canonical.Periods.AddRange(institution.Periods.Select(period => new V1.InstitutionPeriod
        {
            From = period.From.ToDay().ToContract(),
            Grade = period.Grade,
            District = period.District,
            Designated = period.Designated,
        }));
        return canonical;
    }
}
