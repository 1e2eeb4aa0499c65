using System.Globalization;
using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage.Audits;
using V1 = Claims.V1;

namespace ClaimsEngine.Export;

/// <summary>The institutions of exported claims: the district of each claim, and the latest versions as a table.</summary>
internal sealed class InstitutionExport(AuditFacts facts)
{
    private readonly SortedSet<long> _keys = [];
    private readonly Dictionary<(long Key, int Version), V1.Institution> _versions = [];

    /// <summary>The district of a claim's institution on the service date; empty for none.</summary>
    public string DistrictOf(LedgerEntry claim)
    {
        var place = (claim.Institution!.Value, claim.InstitutionVersion);
        if (!_versions.TryGetValue(place, out var institution))
        {
            _keys.Add(place.Value);
            institution = facts.Institution(place.Value, place.InstitutionVersion).Current.ToContract();
            _versions.Add(place, institution);
        }

        return institution.Periods.LastOrDefault(period => period.From.ToDay() <= claim.Day)?.District ?? "";
    }

    /// <summary>Writes the institutions whose districts were asked for.</summary>
    public void Write(ExportFile file)
    {
        foreach (var key in _keys)
        {
            var institution = facts.LatestInstitution(key).Current.ToContract();
            foreach (var period in institution.Periods)
            {
                file.Add(InternalId.OfInstitution(key));
                file.Add(institution.Kind == V1.InstitutionKind.Pharmacy ? "pharmacy" : "hospital");
                file.Add(period.District).Add(period.From.ToDay()).Add(GradeOf(period.Grade));
                file.Add(ExportWords.Of(period.Designated)).End();
            }
        }
    }

    private static string GradeOf(V1.HospitalGrade grade) => grade == V1.HospitalGrade.Unspecified
        ? ""
        : ((int)grade).ToString(CultureInfo.InvariantCulture);
}
