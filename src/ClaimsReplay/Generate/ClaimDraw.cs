using ClaimsReplay.Input;

namespace ClaimsReplay.Generate;

/// <summary>
/// Draws the claims of a member, year after year, in order of time. A day has one claim of a hospital and one of a
/// pharmacy at most, so that the order does not depend on that of the rows.
/// </summary>
internal sealed class ClaimDraw(PopulationModel model, DateWindow window)
{
    private const int All = 10_000;

    private readonly PopulationFigures _figures = model.Figures;
    private readonly int[] _days = new int[PopulationModel.MostVisits];

    /// <summary>Adds the member's claims of the window.</summary>
    public void AddTo(ClaimRowGroup columns, in GeneratedMember member, ref SeededStream random)
    {
        var number = 0;
        for (var year = window.From.Year; year <= window.To.Year; year++)
        {
            var visits = (int)model.Visits(member.AgeBand).Draw(ref random);
            for (var i = 0; i < visits; i++) _days[i] = Day(year, ref random);
            _days.AsSpan(0, visits).Sort();
            for (var i = 0; i < visits; i++)
            {
                if (i > 0 && _days[i] == _days[i - 1]) continue;
                var day = DateOnly.FromDayNumber(_days[i] / 2);
                if (window.Contains(day)) Add(columns, member, number++, day, _days[i] % 2 == 1, ref random);
            }
        }
    }

    /// <summary>A day and, in its last bit, whether a pharmacy's claim: those come after a hospital's of the day.</summary>
    private int Day(int year, ref SeededStream random)
    {
        var month = model.Months.Draw(ref random) + 1;
        var day = new DateOnly(year, month, 1 + random.Below(DateTime.DaysInMonth(year, month)));
        return day.DayNumber * 2 + (random.Chance(_figures.Pharmacies) ? 1 : 0);
    }

    private void Add(
        ClaimRowGroup columns, in GeneratedMember member, int number, DateOnly day, bool isPharmacy,
        ref SeededStream random)
    {
        var level = (isPharmacy ? model.PharmacyLevels : model.HospitalLevels).Draw(ref random) + 1;
        var total = (isPharmacy ? model.PharmacyFen : model.LevelFen(level)).Draw(ref random);
        var inScope = total * model.InScopeShare.Draw(ref random) / All;
        var isAtHome = random.Chance(_figures.AtHome);
        var elsewhere = random.Below(_figures.Districts.Length);
        var district = _figures.Districts[isAtHome ? member.District : elsewhere];
        var places = isPharmacy ? _figures.PharmaciesOfADistrict : _figures.InstitutionsOfADistrict[level - 1];

        // District, then 1 to 3 for a hospital's level or 0 for a pharmacy, then the number in the district.
        var institution = district * GeneratedClaim.InstitutionsOfADistrict + (isPharmacy ? 0 : level) * 1000
            + 1 + random.Below(places);
        columns.Add(new GeneratedClaim(
            member.Id * GeneratedClaim.MostOfAMember + number, member.Id, day, isPharmacy, level, total, inScope,
            UsesAccount: !random.Chance(_figures.AccountDeclined), institution, district));
    }
}
