using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Adjudication;

internal sealed class IdentitiesTests
{
    private static readonly ClaimFacts Claim = new()
    {
        ServiceDate = People.Day("2022-05-01"),
        Level = HospitalLevel.One,
        Total = new Fen(1000),
        InScope = new Fen(900),
    };

    private static readonly Apportionment Parts = new(new Fen(100), new Fen(700), new Fen(100), new Fen(500), new Fen(1400));
    private static readonly Shares Payers = new(new Fen(200), new Fen(50), new Fen(250));

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("total", Parts with { Fund = new Fen(501) }, Payers);
        yield return Case("total", Parts, Payers with { Account = new Fen(201) });
        yield return Case("total", Parts, Payers with { Family = new Fen(51) });
        yield return Case("total", Parts, Payers with { Cash = new Fen(249) });
        yield return Case("in scope", Parts with { Deductible = new Fen(99) }, Payers);
        yield return Case("in scope", Parts with { AtRate = new Fen(701) }, Payers);
        yield return Case("in scope", Parts with { OverLimit = new Fen(99) }, Payers);
        yield return Case("after", Parts with { InScopeAfter = new Fen(1401) }, Payers);
        yield return Case("each payer", Parts with { Fund = new Fen(-1) }, Payers with { Cash = new Fen(751) });
        yield return Case("each payer", Parts, new Shares(new Fen(-1), new Fen(50), new Fen(451)));
        yield return Case("each payer", Parts, new Shares(new Fen(200), new Fen(-1), new Fen(301)));
        yield return Case("each payer", Parts, new Shares(new Fen(500), new Fen(50), new Fen(-50)));
        yield return Case("each part", Parts with { Deductible = new Fen(-1), AtRate = new Fen(801) }, Payers);
        yield return Case("each part", Parts with { Deductible = new Fen(801), AtRate = new Fen(-1) }, Payers);
        yield return Case("each part", Parts with { OverLimit = new Fen(-1), AtRate = new Fen(801) }, Payers);
    }

    [Test]
    public void Assert_WholeDecision_Passes() =>
        Assert.That(() => Identities.Assert(Claim, Decision(Parts, Payers)), Throws.Nothing);

    [Test]
    public void Assert_NothingAtAll_Passes()
    {
        var nothing = Claim with { Total = Fen.Zero, InScope = Fen.Zero };
        Assert.That(
            () => Identities.Assert(nothing, Decision(default(Apportionment) with { InScopeAfter = new Fen(500) }, default)),
            Throws.Nothing);
    }

    [TestCaseSource(nameof(Broken))]
    public void Assert_OneIdentityBroken_ThrowsNamingIt(string identity, Apportionment parts, Shares payers) => Assert.That(
        () => Identities.Assert(Claim, Decision(parts, payers)),
        Throws.InvalidOperationException.With.Message.StartsWith($"Identity broken: {identity}"));

    private static TestCaseData Case(string identity, Apportionment parts, Shares payers) => new(identity, parts, payers);

    private static Decision Decision(Apportionment parts, Shares payers) =>
        new(Reason.None, MemberCategory.Active, 2022, default, new Fen(500), parts, payers);
}
