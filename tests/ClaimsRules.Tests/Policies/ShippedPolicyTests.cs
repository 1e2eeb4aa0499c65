using System.Text;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using NJsonSchema;

namespace ClaimsRules.Tests.Policies;

/// <summary>The shipped data: whole, cited, and with the circular's numbers.</summary>
internal sealed class ShippedPolicyTests
{
    private static readonly Policy Policy = Shipped.Policy;

    private static IEnumerable<TestCaseData> Files() =>
        Shipped.Files.Select(file => new TestCaseData(file).SetArgDisplayNames(file.Name));

    [TestCaseSource(nameof(Files))]
    public async Task File_AgainstTheSchema_IsValid(PolicyFile file)
    {
        var schema = await ReadSchema();
        var errors = schema.Validate(Encoding.UTF8.GetString(file.Utf8.Span));
        Assert.That(errors.Select(error => $"{error.Path}: {error.Kind}"), Is.Empty);
    }

    [TestCase("""{ "entries": [ { "parameter": "limit" } ] }""")]
    [TestCase("""{ "numbers": [] }""")]
    [TestCase("""{ "rules": [ { "id": "R5.2", "paragraph": "五", "zh": "规", "en": "rule" } ] }""")]
    [TestCase("""{ "readings": [ { "id": "X1", "question": "?", "zh": "规", "en": "rule" } ] }""")]
    public async Task Schema_BadShape_IsInvalid(string json) =>
        Assert.That((await ReadSchema()).Validate(json), Is.Not.Empty);

    [Test]
    public async Task Schema_Parameters_AreThoseThatTheReaderKnows()
    {
        var schema = await ReadSchema();
        var inSchema = schema.Properties["entries"].Item!.Properties["parameter"].Enumeration.Cast<string>();
        var problem = new EditedPolicy().Set("benefit.json", 0, "parameter", "tax").Problems()[0];
        var known = problem.Explanation[(problem.Explanation.IndexOf("are ", StringComparison.Ordinal) + 4)..^1];
        Assert.That(inSchema, Is.EquivalentTo(known.Split(", ")));
    }

    [Test]
    public void Rules_AllOfTheCircular_StandWithTheirParagraphs()
    {
        string[] ids =
        [
            "R3.1", "R3.2", "R3.3", "R4.1", "R4.2", "R4.3", "R5.1", "R5.2", "R5.3", "R5.4",
            "R6.1", "R6.2", "R6.3", "R6.4", "R6.5", "R6.6", "R7.1", "R7.2", "R8.1",
        ];
        Assert.That(Policy.Rules.Select(rule => rule.Id), Is.EqualTo(ids));
        foreach (var rule in Policy.Rules)
        {
            Assert.That(rule.Paragraph, Is.EqualTo($"({"一二三四五六七八"[rule.Id[1] - '1']})"), rule.Id);
            Assert.That(rule.Zh.Length * rule.En.Length, Is.Positive, rule.Id);
            Assert.That(Policy.Cite(rule.Id), Is.EqualTo(new Citation(rule.Id, rule.Paragraph, [])).Using<Citation>(Same));
        }
    }

    [Test]
    public void Readings_I1ToI15_StandInBothLanguages()
    {
        Assert.That(
            Policy.Readings.Select(reading => reading.Id), Is.EqualTo(Enumerable.Range(1, 15).Select(n => $"I{n}")));
        foreach (var reading in Policy.Readings)
        {
            Assert.That(reading.Question.Length * reading.En.Length * reading.Zh.Length, Is.Positive, reading.Id);
            Assert.That(Policy.Cite(reading.Id).Paragraph, Is.Empty, reading.Id);
        }
    }

    [Test]
    public void Entries_All_AreCitedWithTheCircularsWordsOrAReading()
    {
        foreach (var entry in Policy.Entries)
        {
            var byReading = entry.Rule[0] == 'I';
            Assert.That(entry.Paragraph.Length == 0, Is.EqualTo(byReading), entry.Parameter);
            Assert.That(entry.Quote.Length == 0, Is.EqualTo(byReading), entry.Parameter);
        }
    }

    [Test]
    public void Entry_OptionalParts_AreEmptyWhereTheyAreAbsent()
    {
        var senior = Policy.Entries.Single(entry => entry.Parameter == "age.senior");
        Assert.That(senior.Of, Is.Empty);
        Assert.That(senior.Note, Is.Empty);
        Assert.That(Policy.Entries.First(entry => entry.Parameter == "deductible").Note, Does.StartWith("Set yearly"));

        var bare = new PolicyEntry { Parameter = "x", Value = 0, Unit = "fen", From = default, To = default, Rule = "I1" };
        Assert.That(bare.Of.Count + bare.Readings.Count, Is.Zero);
        Assert.That(bare.Paragraph + bare.Quote + bare.Note, Is.Empty);
    }

    [Test]
    public void Source_IsTheCircularAndItsFiveYears()
    {
        Assert.That(Policy.Source.Id, Is.EqualTo("津政办规〔2021〕16号"));
        Assert.That(Policy.Source.From, Is.EqualTo(People.Day("2022-01-01")));
        Assert.That(Policy.Source.To, Is.EqualTo(People.Day("2027-01-01")));
        Assert.That(Policy.Hash, Does.Match("^[0-9a-f]{64}$"));
        Assert.That(Policy.HeldYear, Is.Null);
        Assert.That(Policy.FirstScheduleYear, Is.EqualTo(2022));
    }

    [Test]
    public void EveryDayOfTheTerm_HasEveryNumber()
    {
        var days = 0;
        for (var day = Policy.Source.From; day < Policy.Source.To; day = day.AddDays(1))
        {
            days++;
            Assert.That(Policy.IsInForce(day), Is.True);
            AssertBands(Policy.BandsOn(day));
            Assert.That(Policy.SeniorAge(day), Is.EqualTo(70));
            Assert.That(Policy.FilingLimitDays(day), Is.EqualTo(365));
            Assert.That(Policy.IndividualContribution(day).Rate, Is.EqualTo(new RateBp(200)));
            Assert.That(Credit(CoverageStatus.Retiree, MemberCategory.RetireeUnder70), Is.EqualTo(Yuan.Of("40.00")));
            Assert.That(Credit(CoverageStatus.Retiree, MemberCategory.RetireeFrom70), Is.EqualTo(Yuan.Of("50.00")));
            Assert.That(Credit(CoverageStatus.VeteranWorker, MemberCategory.RetireeUnder70), Is.EqualTo(Yuan.Of("60.00")));
            Assert.That(Credit(CoverageStatus.VeteranWorker, MemberCategory.RetireeFrom70), Is.EqualTo(Yuan.Of("60.00")));
            Assert.That(Policy.HasSchedule(day.Year), Is.EqualTo(day.Year == 2022));

            Fen Credit(CoverageStatus status, MemberCategory category) => Policy.RetireeCredit(status, category, day).Amount;
        }

        Assert.That(days, Is.EqualTo(5 * 365 + 1));
    }

    [TestCase("2021-12-31")]
    [TestCase("2027-01-01")]
    public void OutsideTheTerm_NothingIsAnswered(string iso)
    {
        var day = People.Day(iso);
        Assert.That(Policy.IsInForce(day), Is.False);
        Assert.That(Policy.HasSchedule(day.Year), Is.False);
        Assert.That(() => Policy.BandsOn(day), Throws.InvalidOperationException);
        Assert.That(() => Policy.SeniorAge(day), Throws.InvalidOperationException);
        Assert.That(() => Policy.FilingLimitDays(day), Throws.InvalidOperationException);
        Assert.That(() => Policy.IndividualContribution(day), Throws.InvalidOperationException);
        Assert.That(() => Policy.LevelOf(HospitalGrade.First, day), Throws.InvalidOperationException);
    }

    [TestCase(MemberCategory.Active, "800.00")]
    [TestCase(MemberCategory.RetireeUnder70, "700.00")]
    [TestCase(MemberCategory.RetireeFrom70, "650.00")]
    public void Deductible_2022_IsThatOfTheCircular_R4_1(MemberCategory category, string yuan)
    {
        Assert.That(Policy.Deductible(2022, category), Is.EqualTo(Yuan.Of(yuan)));
        Assert.That(Policy.CiteDeductible(2022, category).RuleId, Is.EqualTo("R4.1"));
        Assert.That(Policy.CiteDeductible(2022, category).Readings, Does.Contain("I5"));
    }

    [TestCase(2021, MemberCategory.Active)]
    [TestCase(2023, MemberCategory.Active)]
    [TestCase(2022, MemberCategory.None)]
    [TestCase(2023, MemberCategory.None)]
    public void Deductible_NoSuchRow_Throws(int year, MemberCategory category)
    {
        Assert.That(() => Policy.Deductible(year, category), Throws.InvalidOperationException);
        Assert.That(() => Policy.CiteDeductible(year, category), Throws.InvalidOperationException);
    }

    [TestCase(HospitalGrade.None, HospitalLevel.None)]
    [TestCase(HospitalGrade.First, HospitalLevel.One)]
    [TestCase(HospitalGrade.Second, HospitalLevel.Two)]
    [TestCase(HospitalGrade.Third, HospitalLevel.Three)]
    [TestCase(HospitalGrade.UnratedPrimary, HospitalLevel.One)]
    public void LevelOf_EachGrade_IsThatOfThePolicy_I12(HospitalGrade grade, HospitalLevel level) =>
        Assert.That(Policy.LevelOf(grade, People.Day("2022-05-01")), Is.EqualTo(level));

    [Test]
    public void Cite_NoSuchRule_Throws() => Assert.That(
        () => Policy.Cite("R9.9"), Throws.InvalidOperationException.With.Message.EqualTo("The policy has no R9.9."));

    private static void AssertBands(BandTable bands)
    {
        Assert.That(bands.Count, Is.EqualTo(2));
        Assert.That(bands.Upper(0), Is.EqualTo(Yuan.Of("5500.00")));
        Assert.That(bands.Limit, Is.EqualTo(Yuan.Of("9000.00")));
        Assert.That(bands.LimitCitation.RuleId, Is.EqualTo("R5.1"));
        Assert.That(Rates(0), Is.EqualTo(new[] { 7500, 6500, 5500 }));
        Assert.That(Rates(1), Is.EqualTo(new[] { 5500, 5500, 5500 }));
        Assert.That(bands.Cite(0, HospitalLevel.One).RuleId, Is.EqualTo("R5.2"));
        Assert.That(bands.Cite(1, HospitalLevel.One).RuleId, Is.EqualTo("R5.3"));

        int[] Rates(int band) => [.. Enumerable.Range(1, 3).Select(level => bands.Rate(band, (HospitalLevel)level).Value)];
    }

    private static bool Same(Citation a, Citation b) => (a.RuleId, a.Paragraph) == (b.RuleId, b.Paragraph);

    private static Task<JsonSchema> ReadSchema() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(Shipped.Directory, "policy.schema.json")));
}
