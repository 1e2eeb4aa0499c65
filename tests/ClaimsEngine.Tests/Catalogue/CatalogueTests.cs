using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Catalogue;

/// <summary>The catalogue is imported whole or not at all, and read as of a day.</summary>
internal sealed class CatalogueTests
{
    private const string Header = "item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until\n";

    private static readonly (string Csv, string Field, string Says)[] Wrong =
    [
        ("", "csv[1].header", "must be item_code,kind"),
        ("item_code,kind\n", "csv[1].header", "must be item_code,kind"),
        (Header.Replace("from", "since", StringComparison.Ordinal), "csv[1].header", "must be item_code,kind"),
        (Header + "a b,drug,A,0,,2022-01-01,\n", "csv[2].item_code", "line 2, column item_code: must be 1 to 64"),
        (Header + ",drug,A,0,,2022-01-01,\n", "csv[2].item_code", "must be 1 to 64"),
        (Header + "X,drug,A,0,,2022-01-01,\nY,pill,A,0,,2022-01-01,\n", "csv[3].kind",
            "line 3, column kind: must be one of drug, service, consumable, device"),
        (Header + "X,drug,D,0,,2022-01-01,\n", "csv[2].item_class", "must be one of A, B, C"),
        (Header + "X,drug,B,10001,,2022-01-01,\n", "csv[2].pre_self_pay_bp", "0 to 10000"),
        (Header + "X,drug,B,-1,,2022-01-01,\n", "csv[2].pre_self_pay_bp", "0 to 10000"),
        (Header + "X,drug,B,,,2022-01-01,\n", "csv[2].pre_self_pay_bp", "0 to 10000"),
        (Header + "X,drug,B,0,1.5,2022-01-01,\n", "csv[2].price_limit_e6", "0 to 1000000000000"),
        (Header + "X,drug,B,0,,2022-02-30,\n", "csv[2].from", "must be a day"),
        (Header + "X,drug,B,0,,,\n", "csv[2].from", "must be a day"),
        (Header + "X,drug,B,0,,2022-01-02,2022-01-01\n", "csv[2].until", "lies before from"),
        (Header + "X,drug,B,0,,2022-01-01\n", "csv[2].until", "ends a row of 6 fields; 7 are allowed"),
        (Header + "X,drug,A,0,,2022-01-01,\nX,drug,B,0,,2022-01-01,\n", "csv[3].from", "repeats"),
        (Header + "\"X,drug,A,0,,2022-01-01,\n", "csv[2].item_code", "broken quoting"),
    ];

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync() => _engine = await TestEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Import_Rows_AreReadAsTheyStand()
    {
        var answer = await _engine.ImportAsync(Pharmacy.Catalogue);
        Assert.That((answer.Rows, answer.Changed), Is.EqualTo((5, 5)));
        Assert.That(await GetAsync("B", "2022-06-30"), Is.EqualTo(new CatalogueItem
        {
            ItemCode = "B",
            Kind = ItemKind.Drug,
            ItemClass = ItemClass.B,
            PreSelfPayBp = 1_000,
            PriceLimitE6 = 4_000_000,
            From = Given.Day("2022-01-01"),
        }));
        var old = await GetAsync("OLD", "2022-02-28");
        Assert.That(old.Until, Is.EqualTo(Given.Day("2022-02-28")));
        Assert.That(old.HasPriceLimitE6, Is.False);
        Assert.That((await GetAsync("C")).ItemClass, Is.EqualTo(ItemClass.C), "today");
    }

    [Test]
    public async Task Import_Again_ChangesNothing()
    {
        await _engine.ImportAsync(Pharmacy.Catalogue);
        var again = await _engine.ImportAsync(Pharmacy.Catalogue);
        Assert.That((again.Rows, again.Changed), Is.EqualTo((5, 0)));
        Assert.That(CountRows(), Is.EqualTo(5));
    }

    [Test]
    public async Task Import_SameFirstDay_TakesTheRowsPlace()
    {
        await _engine.ImportAsync(Header + "X,drug,A,0,,2022-01-01,\n");
        await _engine.ImportAsync(Header + "X,drug,B,500,,2022-01-01,2022-06-30\n");
        Assert.That((await GetAsync("X", "2022-06-30")).PreSelfPayBp, Is.EqualTo(500));
        Assert.That((await FailGetAsync("X", "2022-07-01")).Reason, Is.EqualTo("ITEM_NOT_FOUND"));
        await _engine.ImportAsync(Header + "X,drug,A,0,,2022-01-01,\n");
        Assert.That((await GetAsync("X", "2022-07-01")).ItemClass, Is.EqualTo(ItemClass.A), "back to the first");
        Assert.That(CountRows(), Is.EqualTo(3), "every version is kept");
    }

    [Test]
    public async Task Import_LaterFirstDay_HoldsFromThatDay()
    {
        await _engine.ImportAsync(Header + "X,drug,A,0,,2022-01-01,\nX,drug,B,500,,2022-07-01,2022-07-31\n");
        Assert.That((await GetAsync("X", "2022-06-30")).ItemClass, Is.EqualTo(ItemClass.A));
        Assert.That((await GetAsync("X", "2022-07-01")).ItemClass, Is.EqualTo(ItemClass.B));
        Assert.That((await GetAsync("X", "2022-07-31")).ItemClass, Is.EqualTo(ItemClass.B));
        Assert.That((await GetAsync("X", "2022-08-01")).ItemClass, Is.EqualTo(ItemClass.A));
        Assert.That((await FailGetAsync("X", "2021-12-31")).Reason, Is.EqualTo("ITEM_NOT_FOUND"));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task Import_WrongRow_NamesLineAndColumnAndKeepsNothing((string Csv, string Field, string Says) wrong)
    {
        var error = await ErrorDetail.OfAsync(() => _engine.ImportAsync(wrong.Csv));
        Assert.That(error.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(error.Reason, Is.EqualTo("FIELD_INVALID"));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { wrong.Field }));
        Assert.That(error.Violations[wrong.Field], Does.Contain(wrong.Says));
        Assert.That(error.Messages.Keys, Is.EquivalentTo(new[] { "zh-CN", "en" }));
        Assert.That(CountRows(), Is.Zero);
    }

    [Test]
    public async Task Import_ManyWrongRows_NamesTheFirstTen()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"X{i},drug,D,0,,2022-01-01,\n"));
        var error = await ErrorDetail.OfAsync(() => _engine.ImportAsync(Header + rows));
        Assert.That(error.Violations, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Import_QuotedFieldsAndEmptyLines_AreRead()
    {
        var answer = await _engine.ImportAsync(
            Header.Replace("\n", "\r\n", StringComparison.Ordinal) + "\"X\",\"drug\",A,0,\"\",2022-01-01,\"\"\r\n\r\n");
        Assert.That((answer.Rows, answer.Changed), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Import_TooLong_SaysHowLongItMayBe()
    {
        var error = await ErrorDetail.OfAsync(() => _engine.ImportAsync(new string('x', 4 * 1024 * 1024 + 1)));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "csv" }));
        Assert.That(error.Violations["csv"], Does.Contain("at most 4194304"));
    }

    [Test]
    public async Task Import_LargerThanOtherRequests_IsTaken()
    {
        var rows = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"ITEM-{i:D6},drug,B,1000,,2022-01-01,\n"));
        Assert.That((await _engine.ImportAsync(Header + rows)).Changed, Is.EqualTo(10_000));
        Assert.That((await GetAsync("ITEM-009999", "2022-01-01")).PreSelfPayBp, Is.EqualTo(1_000));
    }

    [Test]
    public async Task Get_BadRequest_NamesTheFields()
    {
        var error = await ErrorDetail.OfAsync(async () => await _engine.Catalogue.GetCatalogueItemAsync(
            new GetCatalogueItemRequest { ItemCode = "", On = new Google.Type.Date { Year = 2022 } }));
        Assert.That(error.Violations.Keys, Is.EquivalentTo(new[] { "item_code", "on" }));
    }

    [Test]
    public async Task Get_AfterRestart_IsTheSame()
    {
        await _engine.ImportAsync(Pharmacy.Catalogue);
        var before = await GetAsync("B", "2022-06-30");
        await _engine.RestartAsync();
        Assert.That(await GetAsync("B", "2022-06-30"), Is.EqualTo(before));
    }

    private async Task<CatalogueItem> GetAsync(string code, string? day = null) =>
        (await _engine.Catalogue.GetCatalogueItemAsync(
            new GetCatalogueItemRequest { ItemCode = code, On = day is null ? null : Given.Day(day) })).Item;

    private Task<ErrorDetail> FailGetAsync(string code, string day) =>
        ErrorDetail.OfAsync(() => GetAsync(code, day));

    private long CountRows()
    {
        using var database = _engine.OpenDatabase();
        return database.ExecuteScalar<long>("SELECT count(*) FROM catalogue_row");
    }
}
