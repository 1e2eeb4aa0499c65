using ClaimsGateway.Nhsa;
using ClaimsGateway.Nhsa.Fields;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Nhsa.Fields;

internal sealed class TransactionTableTests
{
    private static readonly string[] Promised =
    [
        "9001", "9002", "1101", "1201", "2001", "2101", "2102", "2103", "2201", "2202", "2203", "2203A", "2204", "2205",
        "2206", "2206A", "2207", "2207A", "2208", "2601", "3201", "3202", "9101", "9102", "5201", "5202", "5203", "5204",
        "5205", "5206", "5301",
    ];

    [Test]
    public void Tables_All_AreThosePromised() =>
        Assert.That(TransactionTables.All.Select(table => table.Infno), Is.EquivalentTo(Promised));

    [Test]
    public async Task Tables_All_HaveOneThatAnswersThem()
    {
        await using var host = await NhsaHost.StartAsync();
        var answered = host.Services.GetServices<ITransaction>().SelectMany(transaction => transaction.Infnos).ToList();
        Assert.That(answered, Is.EquivalentTo(Promised));
    }

    [TestCase("2207", "data", 19)]
    [TestCase("2204", "feedetail", 33)]
    [TestCase("2206A", "data", 17)]
    public void Table_OfAnInput_HasTheFieldsOfTheSpecification(string infno, string node, int fields) =>
        Assert.That(
            TransactionTables.Find(infno)!.Inputs.Single(input => input.Name == node).Fields,
            Has.Count.GreaterThanOrEqualTo(fields));

    [Test]
    public void Field_WithCodes_NamesASetThatExists() => Assert.That(
        TransactionTables.All.SelectMany(table => table.Inputs).SelectMany(node => node.Fields)
            .Where(field => field.Codes is { Codes.Count: 0 }),
        Is.Empty);

    [Test]
    public void Output_OfSettlements_HasEveryFieldOfTheIdentities()
    {
        foreach (var infno in new[] { "2101", "2102", "2103", "2206", "2207", "2208" })
        {
            var fields = TransactionTables.Find(infno)!.Output("setlinfo").Fields.Select(field => field.Name).ToList();
            Assert.That(fields, Is.SupersetOf(new[] { "medfee_sumamt", "fund_pay_sumamt", "psn_part_amt", "acct_pay" }), infno);
            Assert.That(fields, Does.Contain("psn_cash_pay"), infno);
        }
    }
}
