using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Tests.Histories;
using CsCheck;

namespace ClaimsRules.Tests.Laws;

/// <summary>What must hold of whole histories, whatever the amounts.</summary>
internal sealed class HistoryLawTests
{
    [Test]
    public void Identities_AfterEveryAct_SumsAndBalancesAreThoseOfTheClaimsThatStand() =>
        ScenarioGen.Scenario.Sample(
            scenario =>
            {
                var history = Start(scenario);
                var credits = Fen.Zero;
                foreach (var act in scenario.Acts)
                {
                    credits += Do(act, history);
                    AssertLedger(scenario, history, act.Day.Year, credits);
                }
            },
            iter: Cases.Laws);

    [Test]
    public void Reversal_RightAfterTheClaim_LeavesNoTrace() =>
        ScenarioGen.Scenario.Sample(
            scenario =>
            {
                var history = Start(scenario);
                var untouched = Start(scenario);
                foreach (var act in scenario.Acts)
                {
                    var claim = act.Claim(untouched.SumOf(act.Day.Year).Value);
                    var before = history.Settled.Count;
                    history.Settle(claim);
                    if (history.Settled.Count > before) history.Reverse(before);
                    Assert.That(history.SumOf(act.Day.Year), Is.EqualTo(untouched.SumOf(act.Day.Year)));
                    Assert.That(history.Balance, Is.EqualTo(untouched.Balance));
                    for (var i = 0; i < scenario.Family.Length; i++)
                        Assert.That(history.Family[i], Is.EqualTo(untouched.Family[i]));

                    // The same claim settles on both alike: nothing is left that could decide it.
                    Assert.That(history.Settle(claim), Is.EqualTo(untouched.Settle(claim)));
                }
            },
            iter: Cases.Laws);

    [Test]
    public void Claims_OfTwoMembersInterleavedInAnyWay_AreDecidedAsAlone() =>
        Gen.Select(ScenarioGen.Scenario, ScenarioGen.Scenario, Gen.Bool.Array[2 * 60]).Sample(
            (first, second, turns) =>
            {
                History[] together = [Start(first), Start(second)];
                Queue<Act>[] waiting = [new(first.Acts), new(second.Acts)];
                List<Decision>[] decided = [[], []];
                foreach (var turn in turns)
                {
                    var member = turn ? 1 : 0;
                    if (waiting[member].Count == 0) continue;
                    Decide(waiting[member].Dequeue(), together[member], decided[member]);
                }

                AssertAlone(first, decided[0]);
                AssertAlone(second, decided[1]);
            },
            iter: Cases.Laws);

    private static void AssertAlone(Scenario scenario, List<Decision> decided)
    {
        var alone = Start(scenario);
        List<Decision> expected = [];
        foreach (var act in scenario.Acts.Take(decided.Count)) Decide(act, alone, expected);
        Assert.That(decided, Is.EqualTo(expected));
    }

    private static void Decide(Act act, History history, List<Decision> decided) =>
        decided.Add(history.Settle(act.Claim(history.SumOf(act.Day.Year).Value)));

    private static History Start(Scenario scenario) =>
        new(scenario.Variant.Policy, scenario.Member, scenario.Opening, scenario.Family);

    /// <summary>Does an act.</summary>
    /// <returns>What it credited.</returns>
    private static Fen Do(Act act, History history)
    {
        switch (act.Kind)
        {
            case ActKind.Settle:
                history.Settle(act.Claim(history.SumOf(act.Day.Year).Value));
                return Fen.Zero;
            case ActKind.Reverse when history.Settled.Count > 0:
                var number = act.OutOfScope % history.Settled.Count;
                if (!history.Settled[number].IsReversed) history.Reverse(number);
                return Fen.Zero;
            case ActKind.Credit:
                return history.Credit(new DateOnly(act.Day.Year, act.Day.Month, 1)).Amount;
            default:
                return Fen.Zero;
        }
    }

    private static void AssertLedger(Scenario scenario, History history, int year, Fen credits)
    {
        var standing = history.Settled.Where(claim => !claim.IsReversed).ToArray();
        var ofYear = standing.Where(claim => claim.Claim.ServiceDate.Year == year);
        Assert.That(history.SumOf(year).Value, Is.EqualTo(ofYear.Sum(claim => claim.Claim.InScope.Value)));
        var spent = standing.Sum(claim => claim.Decision.Shares.Account.Value);
        Assert.That(history.Balance.Value, Is.EqualTo(scenario.Opening.Value + credits.Value - spent));
        Assert.That(history.Balance.IsNegative, Is.False);
        for (var i = 0; i < scenario.Family.Length; i++)
        {
            var drawn = standing.Sum(claim => claim.FamilyDraws[i].Value);
            Assert.That(history.Family[i].Balance.Value, Is.EqualTo(scenario.Family[i].Balance.Value - drawn));
            Assert.That(history.Family[i].Balance.IsNegative, Is.False);
        }
    }
}
