using System.Diagnostics;
using ClaimsRules.Tests.Histories;
using CsCheck;

namespace ClaimsRules.Tests.Oracle;

/// <summary>The rules against the oracle: every claim, reversal and credit of random histories, to the fen.</summary>
internal sealed class OracleTests
{
    [Test]
    public void Rules_RandomHistories_AgreeWithTheOracleToTheFen()
    {
        var tally = new Tally();
        var clock = Stopwatch.StartNew();
        ScenarioGen.Scenario.Sample(scenario => Compare(scenario, tally), iter: Cases.Histories);
        TestContext.Out.WriteLine($"{Cases.Histories} histories agree, {clock.Elapsed.TotalSeconds:F1} s: {tally}.");
        if (Cases.Histories >= 5_000) Assert.That(tally.Missing(), Is.Empty, "the histories must reach everything");
    }

    [TestCase(5, 3, "1.67")]
    [TestCase(1, 200, "0.01")]
    [TestCase(1, 201, "0.00")]
    [TestCase(0, 7, "0.00")]
    public void Ratio_ToFen_RoundsHalfUp(int numerator, int denominator, string yuan) =>
        Assert.That(new Ratio(numerator, denominator).ToFenHalfUp(), Is.EqualTo(Yuan.Of(yuan).Value));

    private static void Compare(Scenario scenario, Tally tally)
    {
        var history = new History(scenario.Variant.Policy, scenario.Member, scenario.Opening, scenario.Family);
        var oracle = new OracleLedger(
            scenario.Variant.Schedules, scenario.Person, scenario.Opening.Value,
            [.. scenario.Family.Select(account => (account.Patient, account.Balance.Value))]);
        foreach (var act in scenario.Acts)
        {
            switch (act.Kind)
            {
                case ActKind.Settle:
                    tally.Count(CompareClaim(act, history, oracle), act.Day.Year);
                    break;
                case ActKind.Reverse when oracle.Count > 0:
                    var number = (act.Pick ?? act.OutOfScope) % oracle.Count;
                    if (number < 0 || oracle.IsReversed(number)) break;
                    history.Reverse(number);
                    oracle.Reverse(number);
                    tally.CountReversal();
                    break;
                case ActKind.Credit:
                    var month = new DateOnly(act.Day.Year, act.Day.Month, 1);
                    var credit = oracle.Credit(month);
                    Require(history.Credit(month).Amount.Value, credit, act);
                    if (credit > 0) tally.CountCredit();
                    break;
            }

            Require(history.SumOf(act.Day.Year).Value, oracle.SumFen(act.Day.Year), act);
            Require(history.Balance.Value, oracle.BalanceFen(), act);
        }

        for (var i = 0; i < scenario.Family.Length; i++)
            Require(history.Family[i].Balance.Value, oracle.FamilyBalanceFen(i), i);
    }

    private static OracleAnswer CompareClaim(Act act, History history, OracleLedger oracle)
    {
        var claim = act.Claim(oracle.SumFen(act.Day.Year));
        var answer = oracle.Settle(claim);
        Require(OracleAnswer.Of(history.Settle(claim)), answer, claim);
        Require(history.Settled.Count, oracle.Count, claim);
        for (var i = 0; i < history.Family.Length; i++)
            Require(history.Family[i].Balance.Value, oracle.FamilyBalanceFen(i), claim);
        return answer;
    }

    private static void Require<T>(T actual, T expected, object? at)
        where T : IEquatable<T>
    {
        if (actual.Equals(expected)) return;
        throw new AssertionException($"At {at}\nthe rules say {actual}\nand the oracle {expected}");
    }
}
