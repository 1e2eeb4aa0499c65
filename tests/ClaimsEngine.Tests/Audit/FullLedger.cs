using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Audit;

/// <summary>
/// A ledger that holds every kind of entry, claims with lines, a prescription, a refund and closed numbers.
/// </summary>
internal static class FullLedger
{
    public static async Task<TestEngine> StartAsync()
    {
        var engine = await Pharmacy.StartAsync();
        await engine.RegisterAllAsync(Given.Active("SON"), Given.Active("ABROAD"), Given.Retiree("OLD", "1951-01-01"));
        await engine.OpenAsync("M1", 500_00);
        await engine.LinkAsync(AccountCalls.Link("M1", "SON"));
        await engine.LinkAsync(AccountCalls.Link("M1", "ABROAD", application: "2022-02-01"));
        await engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 512_345));
        await engine.CreditAsync("M1", "2022-05-01");
        await engine.ReverseContributionAsync("M1", "2022-05-01");
        await engine.RunCreditsAsync("2022-06-01");
        await engine.SettleAsync(Given.Claim("C1", "H1", "2022-08-02", 20_00, member: "SON"));
        await engine.SettleAsync(Given.Claim("C2", "H1", "2022-08-02", 20_00, member: "ABROAD"));
        await engine.ReverseAsync("H1", "C2");
        await engine.EndLinkAsync("M1", "SON", "2022-09-01");
        await engine.BuyAsync(AccountCalls.Purchase("B1", "2022-08-03", 30_00, relative: "ABROAD"));
        await engine.ReverseAsync("P1", "B1");
        await engine.BuyAsync(AccountCalls.Purchase("B2", "2022-08-03", 10_00));
        await engine.PayAsync(AccountCalls.Payment("N1", "2022-08-04", 40_00, relative: "ABROAD"));
        await SettleLinesAsync(engine);
        await engine.OutcomeAsync("H2", "CLOSED", fence: true);
        await engine.OutcomeAsync("H3", "CLOSED", fence: true);
        return engine;
    }

    private static async Task SettleLinesAsync(TestEngine engine)
    {
        await engine.IssueAsync(Pharmacy.Prescription("RX1", ("A", 30), ("B", 10)));
        await engine.IssueAsync(Pharmacy.Prescription("RX2", ("A", 1)));
        await engine.CancelAsync("RX2");
        await engine.SettleAsync(Pharmacy.Against(
            "RX1", "L1", "P1", Pharmacy.Line("A", 10, 50_00), Pharmacy.Line("B", 4, 5_00)));
        await engine.SettleAsync(Pharmacy.Against(
            "RX1", "L2", "P2", Pharmacy.Line("A", 5, 50_00), Pharmacy.Line("A", 2, 40_00)));
        await engine.RefundAsync("P2", "L2", "L3", (0, 3));
        await engine.SettleAsync(Pharmacy.Claim(
            "L4", "H2", Pharmacy.Line("C", 1, 90_00), Pharmacy.Line("FREE", 3, 33_33)));
        await engine.TakeBackAsync("H2", "L4");
        var limited = Given.Claim("C5", "H3", "2022-10-01", 3000_00, 2500_00);
        limited.AccountLimitFen = 5_00;
        await engine.SettleAsync(limited);
    }
}
