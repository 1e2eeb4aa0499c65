using ClaimsReplay.Input;

namespace ClaimsReplay.Generate;

/// <summary>The distributions that members and claims are drawn from, checked.</summary>
internal sealed class PopulationModel
{
    /// <summary>The most claims of a member and year: the claim's number in the year has three digits.</summary>
    public const int MostVisits = 999;

    private const int OldestAge = 120;
    private const int All = 10_000;

    private readonly Curve[] _visits;
    private readonly Curve[] _levelFen;
    private readonly AgeFigures[] _ages;

    /// <summary>Checks the figures.</summary>
    /// <exception cref="NotUsableException">One does not fit; the message names it and what is allowed.</exception>
    public PopulationModel(PopulationFigures figures)
    {
        Figures = figures;
        const long most = RowCheck.LargestAmount;
        HouseholdSizes = new Weights("householdSizes", figures.HouseholdSizes);
        _ages = figures.Ages ?? [];
        AgeBands = new Weights("ages: weight", [.. _ages.Select(band => band.Weight)]);
        _visits = [.. _ages.Select(band => new Curve("ages: visits", band.Visits, MostVisits))];
        foreach (var band in _ages)
        {
            Check("ages: from", band.From, 0, OldestAge);
            Check("ages: to", band.To, band.From, OldestAge);
        }

        RetireeAges = new Weights("retireeAges: weight", [.. (figures.RetireeAges ?? []).Select(row => row.Weight)]);
        Check("adultAge", figures.AdultAge, 0, OldestAge);
        foreach (var row in figures.RetireeAges ?? []) Check("retireeAges: age", row.Age, figures.AdultAge + 1, OldestAge);
        Check("veteranAge", figures.VeteranAge, 0, OldestAge);
        CheckShares();

        ContributionBase = new Curve("contributionBaseFen", figures.ContributionBaseFen, most);
        OpeningBalance = new Curve("openingBalanceFen", figures.OpeningBalanceFen, most);
        Months = new Weights("months", figures.Months, 12);
        HospitalLevels = new Weights("hospitalLevels", figures.HospitalLevels, 3);
        PharmacyLevels = new Weights("pharmacyLevels", figures.PharmacyLevels, 3);
        _levelFen =
        [
            new Curve("level1Fen", figures.LevelOneFen, int.MaxValue),
            new Curve("level2Fen", figures.LevelTwoFen, int.MaxValue),
            new Curve("level3Fen", figures.LevelThreeFen, int.MaxValue),
        ];
        PharmacyFen = new Curve("pharmacyFen", figures.PharmacyFen, int.MaxValue);
        InScopeShare = new Curve("inScopeShare", figures.InScopeShare, All);
        CheckPlaces();
    }

    public PopulationFigures Figures { get; }

    public Weights HouseholdSizes { get; }

    public Weights AgeBands { get; }

    public Weights RetireeAges { get; }

    public Curve ContributionBase { get; }

    public Curve OpeningBalance { get; }

    public Weights Months { get; }

    public Weights HospitalLevels { get; }

    public Weights PharmacyLevels { get; }

    public Curve PharmacyFen { get; }

    public Curve InScopeShare { get; }

    /// <summary>The ages of a band.</summary>
    public AgeFigures Ages(int band) => _ages[band];

    /// <summary>Claims in a year of a member of an age band.</summary>
    public Curve Visits(int band) => _visits[band];

    /// <summary>Bills of a hospital level, 1 to 3.</summary>
    public Curve LevelFen(int level) => _levelFen[level - 1];

    private void CheckShares()
    {
        Check("linkedHouseholds", Figures.LinkedHouseholds, 0, All);
        Check("veterans", Figures.Veterans, 0, All);
        Check("residents", Figures.Residents, 0, All);
        Check("pooledOnly", Figures.PooledOnly, 0, All);
        Check("leavingInAYear", Figures.LeavingInAYear, 0, All);
        Check("pharmacies", Figures.Pharmacies, 0, All);
        Check("accountDeclined", Figures.AccountDeclined, 0, All);
        Check("atHome", Figures.AtHome, 0, All);
    }

    private void CheckPlaces()
    {
        Check("districts: how many", Figures.Districts?.Length ?? 0, 1, 1000);
        foreach (var district in Figures.Districts!) Check("districts", district, 100_000, 209_999);
        Check("institutionsOfADistrict: how many", Figures.InstitutionsOfADistrict?.Length ?? 0, 3, 3);
        foreach (var count in Figures.InstitutionsOfADistrict!) Check("institutionsOfADistrict", count, 1, 999);
        Check("pharmaciesOfADistrict", Figures.PharmaciesOfADistrict, 1, 999);
    }

    private static void Check(string place, int value, int least, int most)
    {
        if (value >= least && value <= most) return;
        throw new NotUsableException(new Words(
            $"{place}: {least} to {most} is allowed.", $"{place} 须为 {least} 至 {most}。"));
    }
}
