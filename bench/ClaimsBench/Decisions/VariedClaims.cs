using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsBench.Decisions;

/// <summary>
/// Claims as a service sees them: three levels, hospitals and pharmacies, working and retired members, sums
/// anywhere from a fresh year to over the limit, and now and then a claim that is refused. Seeded.
/// </summary>
internal static class VariedClaims
{
    public const int Count = 4096;

    public static PlacedClaim[] Make(int seed = 20_220_101, bool refusals = true)
    {
        var random = new Random(seed);
        var claims = new PlacedClaim[Count];
        for (var i = 0; i < Count; i++) claims[i] = Place(random, refusals);
        return claims;
    }

    private static PlacedClaim Place(Random random, bool refusals)
    {
        var day = new DateOnly(2022, 1, 1).AddDays(random.Next(365));
        var total = new Fen(random.Next(1, 200_000));
        var claim = new ClaimFacts
        {
            ServiceDate = day,
            FiledOn = day.AddDays(random.Next(30)),
            Setting = random.Next(3) == 0 ? ClaimSetting.PharmacyOnPrescription : ClaimSetting.Hospital,
            VisitKind = refusals && random.Next(50) == 0 ? VisitKind.ChronicSpecial : VisitKind.Outpatient,
            Level = (HospitalLevel)random.Next(1, 4),
            Total = total,
            InScope = new Fen(total.Value * random.Next(60, 101) / 100),
            AccountUse = random.Next(5) == 0 ? AccountUse.None : AccountUse.OwnThenFamily,
        };
        var year = new YearToDate(new Fen(random.Next(1_000_000)));
        return new PlacedClaim(Person(random), claim, year, deductibleYear: 2022, new Fen(random.Next(100_000)));
    }

    private static MemberHistory Person(Random random)
    {
        var born = new DateOnly(1930, 1, 1).AddDays(random.Next(365 * 75));
        List<CoveragePeriod> periods = [Period(new DateOnly(2015, 1, 1), CoverageStatus.Active)];
        if (born.Year < 1962) periods.Add(Period(new DateOnly(2021, 7, 1), CoverageStatus.Retiree));
        return new MemberHistory(born, null, periods);
    }

    private static CoveragePeriod Period(DateOnly from, CoverageStatus status) =>
        new(from, status, FundingMode.Unified, new Fen(800_000));
}
