using Claims.V1;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>
/// A place to settle lines: hospitals H1 to H3 of their levels, pharmacies P1 and P2, members M1 and M2, and a
/// catalogue. A is all in scope; B costs a tenth first and has a limit of 4 yuan; C is fully self-paid; FREE has
/// no limit.
/// </summary>
internal static class Pharmacy
{
    public const string Catalogue =
        """
        item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until
        A,drug,A,0,,2022-01-01,
        B,drug,B,1000,4000000,2022-01-01,
        C,device,C,0,,2022-01-01,
        FREE,consumable,B,2500,,2022-01-01,
        OLD,service,A,0,,2022-01-01,2022-02-28
        """;

    public static async Task<TestEngine> StartAsync()
    {
        var engine = await TestEngine.StartAsync();
        Institution[] institutions =
        [
            Given.Hospital(1), Given.Hospital(2), Given.Hospital(3), Given.Pharmacy(), Given.Pharmacy("P2"),
        ];
        foreach (var institution in institutions) await engine.RegisterAsync(institution);
        foreach (var id in new[] { "M1", "M2" }) await engine.RegisterAsync(Given.Active(id));
        await engine.ImportAsync(Catalogue);
        return engine;
    }

    public static async Task<ImportCatalogueResponse> ImportAsync(this TestEngine engine, string csv) =>
        await engine.Catalogue.ImportCatalogueAsync(new ImportCatalogueRequest { Csv = csv });

    /// <summary>A line of whole units at a price in fen.</summary>
    public static ClaimLine Line(string code, int units, long priceFen) =>
        new() { ItemCode = code, QuantityE4 = units * 10_000L, PriceE6 = priceFen * 10_000 };

    /// <summary>A claim of lines only.</summary>
    public static Claim Claim(string number, string institution, params ClaimLine[] lines)
    {
        var claim = new Claim
        {
            InstitutionId = institution,
            ClaimNumber = number,
            MemberId = "M1",
            ServiceDate = Given.Day("2022-03-01"),
        };
        claim.Lines.AddRange(lines);
        return claim;
    }

    /// <summary>A pharmacy's claim against a prescription of H1.</summary>
    public static Claim Against(
        string prescription, string number, string institution, params ClaimLine[] lines)
    {
        var claim = Claim(number, institution, lines);
        claim.Prescription = new Prescription
        {
            InstitutionId = "H1",
            IssueDate = Given.Day("2022-02-20"),
            PrescriptionNumber = prescription,
        };
        return claim;
    }

    /// <summary>A prescription of H1 for M1, from 2022-02-20 to 2022-03-20.</summary>
    public static ExternalPrescription Prescription(string number, params (string Code, int Units)[] items)
    {
        var prescription = new ExternalPrescription
        {
            InstitutionId = "H1",
            PrescriptionNumber = number,
            MemberId = "M1",
            IssueDate = Given.Day("2022-02-20"),
            ValidUntil = Given.Day("2022-03-20"),
        };
        prescription.Items.AddRange(items.Select(item => new PrescribedItem
        {
            ItemCode = item.Code,
            QuantityE4 = item.Units * 10_000L,
            Days = 7,
        }));
        return prescription;
    }

    public static async Task<IssuePrescriptionResponse> IssueAsync(
        this TestEngine engine, ExternalPrescription? prescription) =>
        await engine.Prescriptions.IssuePrescriptionAsync(
            new IssuePrescriptionRequest { Prescription = prescription });

    public static async Task<CancelPrescriptionResponse> CancelAsync(this TestEngine engine, string number) =>
        await engine.Prescriptions.CancelPrescriptionAsync(
            new CancelPrescriptionRequest { InstitutionId = "H1", PrescriptionNumber = number });

    public static async Task<GetPrescriptionResponse> LookUpAsync(this TestEngine engine, string number) =>
        await engine.Prescriptions.GetPrescriptionAsync(
            new GetPrescriptionRequest { InstitutionId = "H1", PrescriptionNumber = number });

    /// <summary>What is left of each item, in whole units.</summary>
    public static async Task<long[]> LeftAsync(this TestEngine engine, string number) =>
        [.. (await engine.LookUpAsync(number)).Left.Select(item => item.LeftE4 / 10_000)];

    public static async Task<Reversal> TakeBackAsync(this TestEngine engine, string institution, string number) =>
        (await engine.Claims.ReverseAsync(
            new ReverseRequest { InstitutionId = institution, ClaimNumber = number })).Reversal;

    public static async Task<RefundResponse> RefundAsync(
        this TestEngine engine, string institution, string number, string newNumber,
        params (int Line, int Units)[] lines)
    {
        var request = new RefundRequest
        {
            InstitutionId = institution,
            ClaimNumber = number,
            NewClaimNumber = newNumber,
        };
        request.Lines.AddRange(lines.Select(line =>
            new RefundedLine { Line = line.Line, QuantityE4 = line.Units * 10_000L }));
        return await engine.Claims.RefundAsync(request);
    }

    public static async Task<GetOutcomeResponse> OutcomeAsync(
        this TestEngine engine, string institution, string number, bool fence = false) =>
        await engine.Claims.GetOutcomeAsync(
            new GetOutcomeRequest { InstitutionId = institution, ClaimNumber = number, Fence = fence });

    public static async Task<UndoResponse> UndoAsync(this TestEngine engine, string institution, string number) =>
        await engine.Claims.UndoAsync(new UndoRequest { InstitutionId = institution, ClaimNumber = number });
}
