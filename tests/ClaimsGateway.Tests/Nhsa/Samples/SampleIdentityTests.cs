using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Settling;

namespace ClaimsGateway.Tests.Nhsa.Samples;

/// <summary>
/// The identities that every answer is held to, on real answers: outpatient, inpatient and a stored row.
/// </summary>
internal sealed class SampleIdentityTests
{
    [SetUp]
    public void Require() => PublishedSamples.Require();

    [TestCase("01-2206-response")]
    [TestCase("02-2207-response")]
    public void Identities_OnRealOutpatientAnswers_AllHold(string name)
    {
        var output = PublishedSamples.Read(name)["output"]!;
        var broken = AmountIdentities.Of(RowOf(output["setlinfo"]!), RowsOf(output["setldetail"]!))
            .Where(identity => !identity.Holds).Select(identity => identity.Identity).ToList();
        Assert.That(broken, Is.Empty);
    }

    [TestCase("10-2304-response")]
    [TestCase("11-2303-response")]
    public void Identities_OnRealInpatientAnswers_AllHold(string name) => Identities_OnRealOutpatientAnswers_AllHold(name);

    [Test]
    public void Identities_OnARealReversal_HoldWhereItHasTheAmounts()
    {
        var output = PublishedSamples.Read("03-2208-response")["output"]!;
        var row = RowOf(output["setlinfo"]!);
        Assert.That(
            row.Fen("medfee_sumamt"),
            Is.EqualTo(row.Fen("fulamt_ownpay_amt") + row.Fen("overlmt_selfpay") + row.Fen("preselfpay_amt")
                + row.Fen("inscp_scp_amt")));
        Assert.That(
            RowsOf(output["setldetail"]!).Sum(detail => detail.Fen("fund_payamt")),
            Is.EqualTo(row.Fen("medfee_sumamt") - row.Fen("psn_cash_pay")));
    }

    [Test]
    public void Identities_OnAStoredRow_Hold()
    {
        var row = RowOf(PublishedSamples.Read("57-5203-row"));
        Assert.That(row.Fen("medfee_sumamt"), Is.EqualTo(row.Fen("fund_pay_sumamt") + row.Fen("psn_pay")));
        Assert.That(row.Fen("psn_pay"), Is.EqualTo(row.Fen("acct_pay") + row.Fen("cash_payamt")));
    }

    [Test]
    public void Line_OfARealAnswer_HoldsItsIdentity() => Assert.That(
        () => AmountIdentities.AssertLine(RowOf(PublishedSamples.Read("04-2204-response")["output"]!["result"]![0]!)),
        Throws.Nothing);

    private static List<Row> RowsOf(JsonNode list) => [.. list.AsArray().Select(item => RowOf(item!))];

    private static Row RowOf(JsonNode item)
    {
        var row = new Row();
        foreach (var (name, value) in item.AsObject())
        {
            if (value is JsonValue) row[name] = value.ToString();
        }

        return row;
    }
}
