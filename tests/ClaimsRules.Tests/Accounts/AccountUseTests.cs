using ClaimsRules.Accounts;

namespace ClaimsRules.Tests.Accounts;

/// <summary>The account-use matrix (R6), every cell with its first day.</summary>
internal sealed class AccountUseTests
{
    private static readonly (Spending Spending, string Member, string InTianjin, string Elsewhere)[] Matrix =
    [
        (Spending.HospitalVisit, "2022-01-01", "2022-07-01", "2022-07-01"),
        (Spending.PharmacyDrugs, "2022-01-01", "2022-07-01", "2022-07-01"),
        (Spending.PharmacyDevices, "2022-07-01", "2022-07-01", "2022-07-01"),
        (Spending.Contribution, "2022-07-01", "2022-07-01", "2022-07-01"),
        (Spending.OutsideInsurance, "never", "never", "never"),
    ];

    private static readonly Dictionary<(Spending, Beneficiary), string> Rules = new()
    {
        [(Spending.HospitalVisit, Beneficiary.Member)] = "R6.1",
        [(Spending.PharmacyDrugs, Beneficiary.Member)] = "R6.1",
        [(Spending.PharmacyDevices, Beneficiary.Member)] = "R6.2",
        [(Spending.HospitalVisit, Beneficiary.RelativeInTianjin)] = "R6.3",
        [(Spending.PharmacyDrugs, Beneficiary.RelativeInTianjin)] = "R6.3",
        [(Spending.PharmacyDevices, Beneficiary.RelativeInTianjin)] = "R6.3",
        [(Spending.Contribution, Beneficiary.Member)] = "R6.4",
        [(Spending.Contribution, Beneficiary.RelativeInTianjin)] = "R6.4",
        [(Spending.OutsideInsurance, Beneficiary.Member)] = "R6.6",
        [(Spending.OutsideInsurance, Beneficiary.RelativeInTianjin)] = "R6.6",
        [(Spending.OutsideInsurance, Beneficiary.RelativeElsewhere)] = "R6.6",
    };

    private static IEnumerable<TestCaseData> Cells() =>
        from row in Matrix
        from cell in new[]
        {
            (Beneficiary.Member, row.Member),
            (Beneficiary.RelativeInTianjin, row.InTianjin),
            (Beneficiary.RelativeElsewhere, row.Elsewhere),
        }
        select new TestCaseData(row.Spending, cell.Item1, cell.Item2);

    [TestCaseSource(nameof(Cells))]
    public void AllowsAccount_EveryDayOfTheTerm_FromTheCellsFirstDayOn(
        Spending spending, Beneficiary beneficiary, string firstDay)
    {
        var from = firstDay == "never" ? DateOnly.MaxValue : People.Day(firstDay);
        for (var day = People.Day("2022-01-01"); day < People.Day("2027-01-01"); day = day.AddDays(1))
        {
            Assert.That(
                Shipped.Policy.AllowsAccount(spending, beneficiary, day), Is.EqualTo(day >= from), $"{day:O}");
        }
    }

    [TestCaseSource(nameof(Cells))]
    public void CiteAccount_EveryCell_NamesItsRule(Spending spending, Beneficiary beneficiary, string firstDay)
    {
        var expected = Rules.GetValueOrDefault((spending, beneficiary), "R6.5");
        foreach (var day in new[] { "2022-01-01", "2022-06-30", "2022-07-01", "2026-12-31" })
        {
            var citation = Shipped.Policy.CiteAccount(spending, beneficiary, People.Day(day));
            Assert.That(citation.RuleId, Is.EqualTo(expected), $"{day}, allowed from {firstDay}");
            Assert.That(citation.Paragraph, Is.EqualTo("(六)"));
        }
    }

    [TestCaseSource(nameof(Cells))]
    public void AllowsAccount_PolicyHeld_SetsStartDatesAside(
        Spending spending, Beneficiary beneficiary, string firstDay) => Assert.That(
            Shipped.Policy.Hold(2022).AllowsAccount(spending, beneficiary, People.Day("2014-03-05")),
            Is.EqualTo(firstDay != "never"));

    [TestCase("2021-12-31")]
    [TestCase("2027-01-01")]
    public void AllowsAccount_OutsideTheTerm_Throws(string day) => Assert.That(
        () => Shipped.Policy.AllowsAccount(Spending.HospitalVisit, Beneficiary.Member, People.Day(day)),
        Throws.InvalidOperationException.With.Message.EqualTo($"The policy has no number for {day}."));
}
