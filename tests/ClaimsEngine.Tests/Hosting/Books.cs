using Claims.V1;
using Dapper;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>An institution's own books, and comparing them with the service.</summary>
internal static class Books
{
    /// <summary>What an institution books of an answer.</summary>
    public static DetailRow Row(V1.Settlement settlement) => new()
    {
        ClaimNumber = settlement.ClaimNumber,
        TotalFen = settlement.TotalFen,
        FundFen = settlement.FundFen,
        AccountFen = settlement.AccountFen + settlement.FamilyFen,
        CashFen = settlement.CashFen,
    };

    /// <summary>What an institution books of a reversal.</summary>
    public static DetailRow Row(Reversal reversal) => new()
    {
        ClaimNumber = reversal.ClaimNumber,
        Reversal = true,
        TotalFen = reversal.FundFen + reversal.AccountFen + reversal.FamilyFen + reversal.CashFen,
        FundFen = reversal.FundFen,
        AccountFen = reversal.AccountFen + reversal.FamilyFen,
        CashFen = reversal.CashFen,
    };

    /// <summary>Settles a claim and books it.</summary>
    public static async Task<DetailRow> BookAsync(this TestEngine engine, Claim claim) =>
        Row(await engine.SettleAsync(claim));

    /// <summary>Reverses a claim and books that.</summary>
    public static async Task<DetailRow> UnbookAsync(this TestEngine engine, string institution, string number) =>
        Row((await engine.ReverseAsync(institution, number)).Reversal);

    /// <summary>Compares H1's books of a day, by default the clock's start.</summary>
    public static Task<List<CompareDetailsResponse>> CompareAsync(
        this TestEngine engine, IEnumerable<DetailRow> rows, string day = "2022-12-31",
        ClearingCategory category = ClearingCategory.Unspecified) =>
        engine.SendAsync(
        [
            new CompareDetailsRequest
            {
                Scope = new DetailsScope
                {
                    InstitutionId = "H1",
                    From = Given.Day(day),
                    Until = Given.Day(day),
                    Category = category,
                },
            },
            .. rows.Select(row => new CompareDetailsRequest { Row = row }),
        ]);

    /// <summary>Sends messages of a comparison and reads its differences.</summary>
    public static async Task<List<CompareDetailsResponse>> SendAsync(
        this TestEngine engine, params CompareDetailsRequest[] messages)
    {
        using var call = engine.Reconciliation.CompareDetails();
        foreach (var message in messages) await call.RequestStream.WriteAsync(message);
        await call.RequestStream.CompleteAsync();
        List<CompareDetailsResponse> differences = [];
        await foreach (var difference in call.ResponseStream.ReadAllAsync()) differences.Add(difference);
        return differences;
    }

    /// <summary>Appends a copy of the latest entry with other columns, as another service of the ledger would.</summary>
    public static void AppendLike(this TestEngine engine, string columns)
    {
        using var database = engine.OpenDatabase();
        database.Execute(
            $"""
            CREATE TEMP TABLE copy AS SELECT * FROM entry ORDER BY id DESC LIMIT 1;
            UPDATE copy SET id = id + 1, {columns};
            INSERT INTO entry SELECT * FROM copy;
            """);
    }
}
