using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Reconciliation;

/// <summary>An institution's rows against the ledger: every difference with both sides and its likely cause.</summary>
internal sealed class DetailTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Compare_EqualBooks_HaveNoDifference()
    {
        DetailRow[] books = [await BookAsync("C1"), await BookAsync("C2"), await _engine.UnbookAsync("H1", "C1")];
        await _engine.SettleAsync(Given.Claim("C1", "H2", "2022-03-01", 1_000));
        Assert.That(await _engine.CompareAsync(books), Is.Empty);
    }

    [Test]
    public async Task Compare_LostAnswer_IsMissingThere()
    {
        var lost = await BookAsync("C1");
        var difference = (await _engine.CompareAsync([])).Single();
        Assert.That(Of(difference), Is.EqualTo((DifferenceKind.MissingThere, DifferenceCause.LostAnswer)));
        Assert.That(difference.Here, Is.EqualTo(lost));
        Assert.That(difference.There, Is.Null);
        Assert.That(difference.RecordedAt.ToDateTimeOffset(), Is.EqualTo(TestEngine.Start));
    }

    [Test]
    public async Task Compare_LostAnswerThatWasUndone_LacksBothRecords()
    {
        await BookAsync("C1");
        await _engine.UndoAsync("H1", "C1");
        var differences = await _engine.CompareAsync([]);
        Assert.That(differences.Select(Of),
            Is.All.EqualTo((DifferenceKind.MissingThere, DifferenceCause.LostAnswer)));
        Assert.That(differences.Select(each => each.Here.Reversal), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task Compare_SameBillUnderAnotherNumber_IsRepeated()
    {
        await BookAsync("C1");
        var difference = (await _engine.CompareAsync([await BookAsync("C2")])).Single();
        Assert.That(Of(difference), Is.EqualTo((DifferenceKind.MissingThere, DifferenceCause.Repeated)));
        Assert.That(difference.Here.ClaimNumber, Is.EqualTo("C1"));
    }

    [Test]
    public async Task Compare_SameBillAfterMidnight_IsRepeated()
    {
        _engine.Clock.Advance(TimeSpan.FromHours(11.9));
        await BookAsync("C1");
        _engine.Clock.Advance(TimeSpan.FromHours(0.2));
        await BookAsync("C2");
        Assert.That(Of((await _engine.CompareAsync([])).Single()),
            Is.EqualTo((DifferenceKind.MissingThere, DifferenceCause.Repeated)));
    }

    [Test]
    public async Task Compare_SameBillOfAnotherMemberOrNeitherBooked_IsNotRepeated()
    {
        await BookAsync("C1");
        DetailRow[] books = [await _engine.BookAsync(Given.Claim("C2", "H1", "2022-03-01", 1_000, member: "M2"))];
        Assert.That((await _engine.CompareAsync(books)).Single().Cause, Is.EqualTo(DifferenceCause.LostAnswer));
        await BookAsync("C3");
        Assert.That((await _engine.CompareAsync(books)).Select(each => each.Cause),
            Is.EqualTo(new[] { DifferenceCause.LostAnswer, DifferenceCause.LostAnswer }), "neither has a booked twin");
    }

    [Test]
    public async Task Compare_RowSentTwice_IsRepeated()
    {
        var row = await BookAsync("C1");
        var difference = (await _engine.CompareAsync([row, row])).Single();
        Assert.That(Of(difference), Is.EqualTo((DifferenceKind.MissingHere, DifferenceCause.Repeated)));
        Assert.That((difference.Here, difference.There), Is.EqualTo((row, row)));
    }

    [Test]
    public async Task Compare_ReversedHereOnly_IsMissingThere()
    {
        var row = await BookAsync("C1");
        var reversal = await _engine.UnbookAsync("H1", "C1");
        var difference = (await _engine.CompareAsync([row])).Single();
        Assert.That(Of(difference), Is.EqualTo((DifferenceKind.MissingThere, DifferenceCause.ReversedOnOneSide)));
        Assert.That(difference.Here, Is.EqualTo(reversal));
    }

    [Test]
    public async Task Compare_ReversedThereOnly_IsMissingHere()
    {
        var row = await BookAsync("C1");
        var reversal = row.Clone();
        reversal.Reversal = true;
        var difference = (await _engine.CompareAsync([row, reversal])).Single();
        Assert.That(Of(difference), Is.EqualTo((DifferenceKind.MissingHere, DifferenceCause.ReversedOnOneSide)));
        Assert.That(difference.There, Is.EqualTo(reversal));
        Assert.That(difference.Here, Is.Null);
        Assert.That((await _engine.CompareAsync([reversal])).Select(each => each.Cause),
            Is.All.EqualTo(DifferenceCause.ReversedOnOneSide), "the claim itself struck out there");
    }

    [Test]
    public async Task Compare_NeverSettled_IsMissingHere()
    {
        var row = new DetailRow { ClaimNumber = "C9", TotalFen = 500, CashFen = 500 };
        await _engine.OutcomeAsync("H1", "FENCED", fence: true);
        DetailRow[] books = [row, new DetailRow { ClaimNumber = "C9", Reversal = true, TotalFen = 500, CashFen = 500 },
            new DetailRow { ClaimNumber = "FENCED", TotalFen = 1, CashFen = 1 }];
        var differences = await _engine.CompareAsync(books);
        Assert.That(differences.Select(Of),
            Is.All.EqualTo((DifferenceKind.MissingHere, DifferenceCause.NeverSettled)));
        Assert.That(differences.Select(each => each.There), Is.EqualTo(books));
        Assert.That(differences.Select(each => each.Here), Is.All.Null);
    }

    [Test]
    public async Task Compare_BookedOnAnotherDay_IsToldWithItsTime()
    {
        var row = await BookAsync("C1");
        _engine.Clock.Advance(TimeSpan.FromDays(1));
        var reversal = await _engine.UnbookAsync("H1", "C1");
        var differences = await _engine.CompareAsync([row, reversal], "2023-01-02");
        Assert.That(differences.Select(Of), Is.All.EqualTo((DifferenceKind.MissingHere, DifferenceCause.OtherDay)));
        Assert.That(differences.Select(each => each.Here), Is.EqualTo(new[] { row, reversal }));
        Assert.That(differences.Select(each => each.RecordedAt.ToDateTimeOffset()),
            Is.EqualTo(new[] { TestEngine.Start, TestEngine.Start.AddDays(1) }));
    }

    [Test]
    public async Task Compare_OtherAmounts_GivesBothSides()
    {
        var row = await BookAsync("C1");
        var wrong = row.Clone();
        wrong.CashFen--;
        var difference = (await _engine.CompareAsync([wrong])).Single();
        Assert.That(Of(difference), Is.EqualTo((DifferenceKind.Amount, DifferenceCause.Amount)));
        Assert.That((difference.Here, difference.There), Is.EqualTo((row, wrong)));
    }

    [Test]
    public async Task Compare_OfACategory_LeavesOthersOutAndNamesTheMisbooked()
    {
        var row = await BookAsync("C1");
        Assert.That(await _engine.CompareAsync([], category: ClearingCategory.Emergency), Is.Empty);
        Assert.That(await _engine.CompareAsync([row], category: ClearingCategory.Outpatient), Is.Empty);
        var misbooked = (await _engine.CompareAsync([row], category: ClearingCategory.Emergency)).Single();
        Assert.That(Of(misbooked), Is.EqualTo((DifferenceKind.MissingHere, DifferenceCause.Amount)));
        Assert.That(misbooked.Here, Is.EqualTo(row));
    }

    [Test]
    public async Task Compare_WrongMessages_AreNamed()
    {
        var scope = new DetailsScope { InstitutionId = "H1", From = Given.Day("2022-12-01"), Until = Given.Day("2022-12-31") };
        Assert.That(await FailAsync(), Is.EqualTo(new[] { "scope" }));
        Assert.That(await FailAsync(new CompareDetailsRequest { Row = new DetailRow() }), Is.EqualTo(new[] { "scope" }));
        Assert.That(await FailAsync(new CompareDetailsRequest { Scope = new DetailsScope() }),
            Is.EqualTo(new[] { "scope.institution_id", "scope.from", "scope.until" }));
        Assert.That(
            await FailAsync(
                new CompareDetailsRequest { Scope = scope },
                new CompareDetailsRequest { Row = new DetailRow { ClaimNumber = "C1" } },
                new CompareDetailsRequest { Row = new DetailRow { ClaimNumber = "C 2", FundFen = -1 } }),
            Is.EqualTo(new[] { "row[1].claim_number", "row[1].fund_fen" }));
        Assert.That(
            await FailAsync(new CompareDetailsRequest { Scope = scope }, new CompareDetailsRequest { Scope = scope }),
            Is.EqualTo(new[] { "row[0]" }));
        scope.InstitutionId = "H9";
        var unknown = await ErrorDetail.OfAsync(() => _engine.SendAsync(new CompareDetailsRequest { Scope = scope }));
        Assert.That(unknown.Reason, Is.EqualTo("INSTITUTION_NOT_FOUND"));
    }

    private static (DifferenceKind Kind, DifferenceCause Cause) Of(CompareDetailsResponse difference) =>
        (difference.Kind, difference.Cause);

    private Task<DetailRow> BookAsync(string number) =>
        _engine.BookAsync(Given.Claim(number, "H1", "2022-03-01", 1_000));

    private async Task<IEnumerable<string>> FailAsync(params CompareDetailsRequest[] messages)
    {
        var error = await ErrorDetail.OfAsync(() => _engine.SendAsync(messages));
        Assert.That(error.Reason, Is.EqualTo("FIELD_INVALID"));
        return error.Violations.Keys;
    }
}
