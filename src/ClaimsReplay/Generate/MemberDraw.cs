using ClaimsReplay.Input;
using ClaimsRules.Dates;
using ClaimsRules.Members;

namespace ClaimsReplay.Generate;

/// <summary>Draws persons.</summary>
internal sealed class MemberDraw(PopulationModel model, DateWindow window)
{
    private readonly PopulationFigures _figures = model.Figures;
    private readonly int _days = window.To.DayNumber - window.From.DayNumber + 1;

    /// <summary>Draws the person of a number.</summary>
    public GeneratedMember Draw(long number, ref SeededStream random)
    {
        var band = model.AgeBands.Draw(ref random);
        var birth = Birth(model.Ages(band), ref random);
        var retiresOn = Age.ReachedOn(birth, _figures.RetireeAges[model.RetireeAges.Draw(ref random)].Age);
        var isVeteran = Age.ReachedOn(birth, _figures.VeteranAge) <= window.From && random.Chance(_figures.Veterans);
        return new GeneratedMember(
            number, birth, band,
            IsResident: random.Chance(_figures.Residents),
            retiresOn, isVeteran ? CoverageStatus.VeteranWorker : CoverageStatus.Retiree,
            random.Chance(_figures.PooledOnly) ? FundingMode.PooledOnly : FundingMode.Unified,
            model.ContributionBase.Draw(ref random), model.OpeningBalance.Draw(ref random),
            LastDay(ref random), random.Below(_figures.Districts.Length));
    }

    private DateOnly Birth(AgeFigures band, ref SeededStream random)
    {
        var age = band.From + random.Below(band.To - band.From + 1);
        return window.From.AddYears(-age).AddDays(-random.Below(365));
    }

    /// <summary>A year's chance for each year of the window, at any of its days.</summary>
    private DateOnly? LastDay(ref SeededStream random)
    {
        var chance = Math.Min(10_000, (long)_figures.LeavingInAYear * _days / 365);
        var leaves = random.Chance((int)chance);
        var day = window.From.AddDays(random.Below(_days));
        return leaves ? day : null;
    }
}
