using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>One visit's bill, as the interface and as the contract is told it.</summary>
internal sealed record RandomBill(
    string Member, DateOnly Day, IReadOnlyList<(string Item, long QuantityE4, long PriceE6)> Lines)
{
    private const int Members = 5;

    private static readonly string[] Items = ["XA01", "XB02", "XC03"];

    /// <summary>The bill, in fen.</summary>
    public long TotalFen => Lines.Sum(AmountOf);

    /// <summary>A bill of one to four lines on a day of 2022.</summary>
    public static RandomBill Of(Random random) => new(
        RealEngine.MemberOf(random.Next(Members)),
        new DateOnly(2022, 1 + random.Next(12), 1 + random.Next(28)),
        [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => (
            Items[random.Next(Items.Length)], (long)random.Next(1, 200_000), (long)random.Next(0, 60_000_000)))]);

    /// <summary>The input of 2204.</summary>
    public JsonObject ToLines(string mdtrtId) => Reports.Input("feedetail", new JsonArray([.. Lines.Select((line, i) =>
    {
        var row = Reports.Line(
            mdtrtId, $"{i}", line.Item, ExactNumber.Format(line.QuantityE4, 4), ExactNumber.Format(line.PriceE6, 6),
            ExactNumber.Yuan(AmountOf(line)));
        row["psn_no"] = Member;
        return (JsonNode)row;
    })]));

    /// <summary>The claim.</summary>
    public Claim ToClaim(string number)
    {
        var claim = new Claim
        {
            InstitutionId = TestEngine.Hospital,
            ClaimNumber = number,
            MemberId = Member,
            ServiceDate = Day.ToContract(),
            VisitKind = VisitKind.Outpatient,
            AccountUse = AccountUse.Own,
        };
        claim.Lines.AddRange(Lines.Select(line => new ClaimLine
        {
            ItemCode = line.Item,
            QuantityE4 = line.QuantityE4,
            PriceE6 = line.PriceE6,
        }));
        return claim;
    }

    private static long AmountOf((string Item, long QuantityE4, long PriceE6) line) =>
        ((line.QuantityE4 * line.PriceE6) + 50_000_000) / 100_000_000;
}
