using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Settling;

namespace ClaimsGateway.Tests.Nhsa.Settling;

internal sealed class AmountIdentityTests
{
    private static readonly BillAmounts Bill = new(100_452, 100_380, 0, 52, 20);

    private static readonly PaidAmounts Paid = new()
    {
        DeductibleFen = 80_000,
        FundFen = 15_285,
        AccountFen = 50_000,
        FamilyFen = 5_000,
        CashFen = 30_167,
        BalanceFen = 0,
    };

    [Test]
    public void Answer_OfASettlementAndItsReversal_HoldsEveryIdentity()
    {
        foreach (var (bill, paid) in new[] { (Bill, Paid), (Bill.Negated(), Paid.Negated(50_000)) })
        {
            Assert.That(
                AmountIdentities.Of(RowOf(bill, paid), SettlementFields.DetailsOf(bill, paid)).Where(i => !i.Holds), Is.Empty);
        }
    }

    [Test]
    public void AccountPayment_OfAnAnswer_ContainsTheFamilys()
    {
        var row = RowOf(Bill, Paid);
        Assert.That((row["acct_pay"], row["acct_mulaid_pay"]), Is.EqualTo(("550.00", "50.00")));
    }

    [TestCase("psn_cash_pay", "psn_part_amt = acct_pay + psn_cash_pay")]
    [TestCase("fund_pay_sumamt", "medfee_sumamt = fund_pay_sumamt")]
    [TestCase("hifp_pay", "fund_pay_sumamt = sum of the funds")]
    [TestCase("preselfpay_amt", "medfee_sumamt = fulamt_ownpay_amt")]
    public void Answer_OffByAFen_IsNotGiven(string field, string identity)
    {
        var row = RowOf(Bill, Paid);
        row.WithFen(field, row.Fen(field) + 1);
        Assert.That(
            () => AmountIdentities.Assert(row, SettlementFields.DetailsOf(Bill, Paid)),
            Throws.InvalidOperationException.With.Message.Contains(identity));
    }

    private static Row RowOf(BillAmounts bill, PaidAmounts paid) =>
        SettlementFields.Of(new KeptSettlement { ServiceDay = "2022-03-01" }, bill, paid, People.TestPerson.Worker);
}
