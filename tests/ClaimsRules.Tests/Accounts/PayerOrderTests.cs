using ClaimsRules.Accounts;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Accounts;

/// <summary>Who pays: own account, family in order, cash (I7), as far as R6 allows.</summary>
internal sealed class PayerOrderTests
{
    private const string July = "2022-07-01";
    private static readonly FamilyAccount[] Relatives =
        [new(Beneficiary.RelativeInTianjin, new Fen(300)), new(Beneficiary.RelativeElsewhere, new Fen(400))];

    [TestCase(50, AccountUse.OwnThenFamily, null, 50, 0, 0, 0)]
    [TestCase(100, AccountUse.OwnThenFamily, null, 100, 0, 0, 0)]
    [TestCase(101, AccountUse.OwnThenFamily, null, 100, 1, 0, 0)]
    [TestCase(450, AccountUse.OwnThenFamily, null, 100, 300, 50, 0)]
    [TestCase(900, AccountUse.OwnThenFamily, null, 100, 300, 400, 100)]
    [TestCase(900, AccountUse.Own, null, 100, 0, 0, 800)]
    [TestCase(900, AccountUse.None, null, 0, 0, 0, 900)]
    [TestCase(900, AccountUse.OwnThenFamily, 0, 0, 0, 0, 900)]
    [TestCase(900, AccountUse.OwnThenFamily, 60, 60, 0, 0, 840)]
    [TestCase(900, AccountUse.OwnThenFamily, 150, 100, 50, 0, 750)]
    [TestCase(900, AccountUse.OwnThenFamily, 401, 100, 300, 1, 499)]
    [TestCase(200, AccountUse.OwnThenFamily, 5000, 100, 100, 0, 0)]
    [TestCase(0, AccountUse.OwnThenFamily, null, 0, 0, 0, 0)]
    public void Divide_OwnBalance100_EachPayerInOrder_I7(
        long burden, AccountUse use, long? limit, long own, long first, long second, long cash)
    {
        Fen[] draws = [new(-7), new(-7), new(-7)];
        var shares = PayerOrder.Divide(
            new Fen(burden), use, limit is { } most ? new Fen(most) : null, new Fen(100), Relatives, draws,
            Shipped.Policy, Spending.HospitalVisit, People.Day(July));
        Assert.That(shares, Is.EqualTo(new Shares(new Fen(own), new Fen(first + second), new Fen(cash))));
        Assert.That(draws, Is.EqualTo(new[] { new Fen(first), new Fen(second), new Fen(-7) }), "only two are asked");
    }

    [TestCase(Spending.HospitalVisit, "2022-06-30", 100, 0)]
    [TestCase(Spending.HospitalVisit, July, 100, 700)]
    [TestCase(Spending.PharmacyDevices, "2022-06-30", 0, 0)]
    [TestCase(Spending.PharmacyDevices, July, 100, 700)]
    [TestCase(Spending.OutsideInsurance, July, 0, 0)]
    public void Divide_AsTheMatrixAllows_R6(Spending spending, string day, long own, long family)
    {
        var shares = PayerOrder.Divide(
            new Fen(1000), AccountUse.OwnThenFamily, null, new Fen(100), Relatives, new Fen[2], Shipped.Policy, spending,
            People.Day(day));
        Assert.That(shares, Is.EqualTo(new Shares(new Fen(own), new Fen(family), new Fen(1000 - own - family))));
    }

    [TestCase(-1, null, 100)]
    [TestCase(10, -1, 100)]
    [TestCase(10, null, -1)]
    public void Divide_NegativeAmount_Throws(long burden, long? limit, long balance) => Assert.That(
        () => PayerOrder.Divide(
            new Fen(burden), AccountUse.None, limit is { } most ? new Fen(most) : null, new Fen(balance), [], [],
            Shipped.Policy, Spending.HospitalVisit, People.Day(July)),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("must not be negative"));

    [TestCase(Beneficiary.Member, 0)]
    [TestCase(Beneficiary.RelativeInTianjin, -1)]
    public void Divide_LinkThatIsNone_Throws(Beneficiary patient, long balance) => Assert.That(
        () => PayerOrder.Divide(
            new Fen(10), AccountUse.OwnThenFamily, null, Fen.Zero, [new FamilyAccount(patient, new Fen(balance))],
            new Fen[1], Shipped.Policy, Spending.HospitalVisit, People.Day(July)),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A link serves a relative"));

    [Test]
    public void Divide_NoRoomForTheDraws_Throws() => Assert.That(
        () => PayerOrder.Divide(
            new Fen(10), AccountUse.OwnThenFamily, null, Fen.Zero, Relatives, new Fen[1], Shipped.Policy,
            Spending.HospitalVisit, People.Day(July)),
        Throws.TypeOf<ArgumentOutOfRangeException>());
}
