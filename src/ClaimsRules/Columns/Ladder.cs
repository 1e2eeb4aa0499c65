using ClaimsRules.Adjudication;

namespace ClaimsRules.Columns;

/// <summary>The numbers of a band table in the kernel's order.</summary>
internal static class Ladder
{
    public const int Levels = 4;

    /// <summary>The band ends and then the rates, band by band, for level 1, 2, 3.</summary>
    public static IEnumerable<long> Numbers(BandTable bands)
    {
        for (var band = 0; band < bands.Count; band++) yield return bands.Upper(band).Value;
        for (var band = 0; band < bands.Count; band++)
        {
            for (var level = HospitalLevel.One; level <= HospitalLevel.Three; level++)
                yield return bands.Rate(band, level).Value;
        }
    }
}
