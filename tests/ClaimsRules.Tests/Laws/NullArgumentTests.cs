using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Explanation;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Laws;

/// <summary>Every entry of the rules names the argument that is null.</summary>
internal sealed class NullArgumentTests
{
    private static readonly Policy Policy = Shipped.Policy;
    private static readonly MemberHistory Member = People.Member(CoverageStatus.Active);
    private static readonly DateOnly Day = People.Day("2022-05-01");
    private static readonly Citation Cited = new("R5.1", "(五)", []);

    private static readonly ClaimFacts Claim =
        new() { ServiceDate = Day, Level = HospitalLevel.One, Total = Fen.Zero, InScope = Fen.Zero };

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Case("policy", "Decide", () => Adjudicator.Decide(null!, Member, Claim, default, 2022, default, [], []));
        yield return Case("member", "Decide", () => Adjudicator.Decide(Policy, null!, Claim, default, 2022, default, [], []));
        yield return Case("policy", "Judge", () => Adjudicator.Judge(null!, Member, Claim, 2022, out _, out _));
        yield return Case("member", "Judge", () => Adjudicator.Judge(Policy, null!, Claim, 2022, out _, out _));
        yield return Case("policy", "DeductibleYear", () => Freeze.DeductibleYear(null!, Member, 2022, []));
        yield return Case("member", "DeductibleYear", () => Freeze.DeductibleYear(Policy, null!, 2022, []));
        yield return Case("policy", "Carry", () => Freeze.Carry(null!, Member, 2022, 2022, default));
        yield return Case("member", "Carry", () => Freeze.Carry(Policy, null!, 2022, 2022, default));
        yield return Case("policy", "Credit", () => MonthlyCredit.Decide(null!, Member, Day));
        yield return Case("member", "Credit", () => MonthlyCredit.Decide(Policy, null!, People.Day("2022-05-01")));
        yield return Case("policy", "Divide", () => PayerOrder.Divide(
            default, AccountUse.None, null, default, [], [], null!, Spending.HospitalVisit, Day));
        yield return Case("policy", "Explain", () => Explainer.Explain(null!, Claim, default, [], [], new Step[20]));
        yield return Case("uppers", "BandTable", () => _ = new BandTable(null!, [], [], Cited));
        yield return Case("rates", "BandTable", () => _ = new BandTable([new Fen(1)], null!, [], Cited));
        yield return Case("citations", "BandTable", () => _ = new BandTable([new Fen(1)], [], null!, Cited));
        yield return Case("periods", "MemberHistory", () => _ = new MemberHistory(Day, null, null!));
        yield return Case("spans", "Timeline", () => _ = new Timeline<int>(null!));
        yield return Case("files", "Read", () => PolicyReader.Read(null!));
    }

    [TestCaseSource(nameof(Calls))]
    public void Call_WithNull_ThrowsNamingTheArgument(string argument, Action call) => Assert.That(
        () => call(), Throws.TypeOf<ArgumentNullException>().With.Property("ParamName").EqualTo(argument));

    private static TestCaseData Case(string argument, string call, Action action) =>
        new TestCaseData(argument, action).SetArgDisplayNames(call, argument);
}
