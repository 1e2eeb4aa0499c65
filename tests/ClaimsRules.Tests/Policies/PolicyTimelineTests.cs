using System.Text.Json.Nodes;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Policies;

/// <summary>Policy data over time: gaps, overlaps and impossible amounts are refused; changes take effect by the day.</summary>
internal sealed class PolicyTimelineTests
{
    private const string Benefit = "benefit.json";
    private const string Deductibles = "deductibles.json";
    private const int Limit = 0;
    private const int Upper = 1;
    private const int FirstRate = 2;
    private const int SecondBand = 5;

    [Test]
    public void Gap_BeforeTheFirst_IsRefused() => AssertProblem(
        new EditedPolicy().Set(Benefit, Limit, "from", "2022-01-02"), Benefit, "$.entries[0].from",
        "limit has a gap from 2022-01-01 to 2022-01-02.");

    [Test]
    public void Gap_AfterTheLast_IsRefused() => AssertProblem(
        new EditedPolicy().Set(Benefit, Limit, "to", "2026-12-31"), Benefit, "$.entries[0].to",
        "limit has a gap from 2026-12-31 to 2027-01-01.");

    [Test]
    public void Gap_Between_IsRefused() => AssertProblem(
        Split(Benefit, FirstRate, "2024-01-01", "2024-01-02"), Benefit, "$.entries[6].from",
        "band1.rate of level_1 has a gap from 2024-01-01 to 2024-01-02.");

    [Test]
    public void Overlap_OfOneDay_IsRefused() => AssertProblem(
        Split(Benefit, FirstRate, "2024-01-02", "2024-01-01"), Benefit, "$.entries[6].from",
        "band1.rate of level_1 overlaps: 2024-01-02 is the first day allowed.");

    [Test]
    public void Overlap_BeforeTheTerm_IsRefused() => AssertProblem(
        new EditedPolicy().Set(Benefit, Limit, "from", "2021-12-31"), Benefit, "$.entries[0].from",
        "limit overlaps: 2022-01-01 is the first day allowed.");

    [Test]
    public void Span_BeyondTheTerm_IsRefused() => AssertProblem(
        new EditedPolicy().Set(Benefit, Limit, "to", "2027-01-02"), Benefit, "$.entries[0].to",
        "The circular's term ends before 2027-01-01.");

    [Test]
    public void Parameter_MissingAltogether_IsRefused() => AssertProblem(
        new EditedPolicy().Remove(Benefit, Limit), "", "$.entries", "limit has no entry.");

    [Test]
    public void Parameter_OnePartMissing_IsRefused() => AssertProblem(
        new EditedPolicy().Remove(Benefit, FirstRate), "", "$.entries", "band1.rate of level_1 has no entry.");

    [TestCase("2022-07-01")]
    [TestCase("2023-01-02")]
    public void Deductible_NotForWholeYears_IsRefused(string to) => AssertProblem(
        new EditedPolicy().Set(Deductibles, 0, "to", to), Deductibles, "$.entries[0].to",
        "deductible of active is set for whole calendar years.");

    [Test]
    public void Deductible_YearLeftOut_IsRefused() => AssertProblem(
        Schedules("2024-01-01", "2025-01-01"), Deductibles, "$.entries[5].from",
        "deductible of active has a gap from 2023-01-01 to 2024-01-01.");

    [TestCase(0, "active")]
    [TestCase(1, "retiree_under_70")]
    [TestCase(2, "retiree_from_70")]
    public void Deductible_OneCategoryEndsAYearLater_IsRefused(int entry, string longer)
    {
        var policy = new EditedPolicy().Set(Deductibles, entry, "to", "2024-01-01");
        AssertProblem(
            policy, Deductibles, $"$.entries[{entry}]",
            longer == "active" ? "The schedule lacks retiree_under_70." : "The schedule lacks active.");
    }

    [Test]
    public void Deductible_NotActivesLessTheReduction_IsRefused() => AssertProblem(
        new EditedPolicy().Set(Deductibles, 1, "value", 70_001), Deductibles, "$.entries[1].value",
        "It must be active's less 10000.");

    [Test]
    public void Deductible_OverTheLimit_IsRefused()
    {
        var policy = new EditedPolicy().Set(Deductibles, 0, "value", 900_001).Set(Deductibles, 1, "value", 890_001)
            .Set(Deductibles, 2, "value", 885_001);
        AssertProblem(policy, Deductibles, "$.entries[0].value", "A deductible is at most the limit, 900000 fen.");
    }

    [Test]
    public void Deductible_AtTheLimit_IsAllowed()
    {
        var policy = new EditedPolicy().Set(Deductibles, 0, "value", 900_000).Set(Deductibles, 1, "value", 890_000)
            .Set(Deductibles, 2, "value", 885_000);
        Assert.That(policy.Read().Deductible(2022, MemberCategory.Active), Is.EqualTo(Yuan.Of("9000.00")));
    }

    [Test]
    public void Deductible_NoneAtAll_IsAPolicyWithoutSchedules()
    {
        var policy = new EditedPolicy().Remove(Deductibles, 2).Remove(Deductibles, 1).Remove(Deductibles, 0).Read();
        Assert.That(policy.HasSchedule(2022), Is.False);
        Assert.That(policy.FirstScheduleYear, Is.EqualTo(2022));
    }

    [TestCase(0)]
    [TestCase(900_000)]
    public void BandEnd_NotBetweenZeroAndTheLimit_IsRefused(int upper) =>
        Assert.That(
            new EditedPolicy().Set(Benefit, Upper, "value", upper).Problems(),
            Has.Some.EqualTo(upper == 0
                ? new PolicyProblem(Benefit, "$.entries[1].value", "It must lie above 0, where the band before ends.")
                : new PolicyProblem(Benefit, "$.entries[0].value", "The limit lies above the last band's end, 900000.")));

    [Test]
    public void Problems_OfSeveralDays_StandInTheOrderOfDays()
    {
        var problems = Split(Benefit, Limit, "2024-01-01", "2024-01-01", value: 2).Set(Benefit, Limit, "value", 1).Problems();
        var ofTheLimit = problems.Where(problem => problem.Explanation.StartsWith("The limit lies", StringComparison.Ordinal));
        Assert.That(
            ofTheLimit.Select(problem => problem.Path).Distinct(),
            Is.EqualTo(new[] { "$.entries[0].value", "$.entries[6].value" }));
    }

    [Test]
    public void Band_EndWithoutTheNextBandsRates_IsRefused() => AssertProblem(
        new EditedPolicy().Remove(Benefit, SecondBand), "", "$.entries",
        "On 2022-01-01 band2.rate of level_1 and band1.upper do not go together.");

    [Test]
    public void Band_RatesWithoutTheEndBefore_IsRefused() => AssertProblem(
        new EditedPolicy().Remove(Benefit, Upper), "", "$.entries",
        "On 2022-01-01 band2.rate of level_3 and band1.upper do not go together.");

    [Test]
    public void Band_RatesForSomeLevelsOnly_IsRefused() => AssertProblem(
        new EditedPolicy().Entry(Benefit, SecondBand, entry => entry["of"] = new JsonArray("level_1", "level_2")),
        "", "$.entries", "On 2022-01-01 band2.rate of level_3 and band1.upper do not go together.");

    [Test]
    public void Bands_FourWithAscendingEnds_AreRead()
    {
        var bands = FourBands(600_000, 700_000).Read().BandsOn(People.Day("2022-05-01"));
        Assert.That(bands.Count, Is.EqualTo(4));
        Assert.That(
            Enumerable.Range(0, 4).Select(band => bands.Upper(band).Value),
            Is.EqualTo(new[] { 550_000, 600_000, 700_000, 900_000 }));
        Assert.That(
            Enumerable.Range(0, 4).Select(band => bands.Rate(band, HospitalLevel.Two).Value),
            Is.EqualTo(new[] { 6500, 5500, 4500, 3500 }));
    }

    [TestCase(550_000, 700_000, 6, "It must lie above 550000, where the band before ends.")]
    [TestCase(700_000, 600_000, 8, "It must lie above 700000, where the band before ends.")]
    public void Bands_EndsThatDoNotAscend_AreRefused(int second, int third, int entry, string says) =>
        AssertProblem(FourBands(second, third), Benefit, $"$.entries[{entry}].value", says);

    [Test]
    public void Bands_ThirdEndWithoutThirdBand_IsRefused() => AssertProblem(
        new EditedPolicy()
            .Copy(Benefit, Upper, entry => Name(entry, "band3.upper", 700_000))
            .Copy(Benefit, SecondBand, entry => Name(entry, "band4.rate", 3500)),
        Benefit, "$.entries[6]", "There is no band 3 that could end.");

    [Test]
    public void Bands_OnlyOne_EndsAtTheLimit()
    {
        var bands = new EditedPolicy().Remove(Benefit, SecondBand).Remove(Benefit, Upper).Read()
            .BandsOn(People.Day("2022-05-01"));
        Assert.That(bands.Count, Is.EqualTo(1));
        Assert.That(bands.Limit, Is.EqualTo(Yuan.Of("9000.00")));
    }

    [Test]
    public void Change_OfARateWithinTheTerm_TakesEffectOnItsDay()
    {
        var policy = Split(Benefit, FirstRate, "2024-03-01", "2024-03-01", value: 8000).Read();
        Assert.That(RateOn("2024-02-29"), Is.EqualTo(7500));
        Assert.That(RateOn("2024-03-01"), Is.EqualTo(8000));
        Assert.That(policy.BandsOn(People.Day("2024-03-01")).Rate(1, HospitalLevel.One).Value, Is.EqualTo(5500));

        int RateOn(string day) => policy.BandsOn(People.Day(day)).Rate(0, HospitalLevel.One).Value;
    }

    [Test]
    public void Change_OfTheLimit_TakesEffectOnItsDayAndLeavesTheFirstBand()
    {
        var policy = Split(Benefit, Limit, "2023-01-01", "2023-01-01", value: 1_000_000).Read();
        Assert.That(policy.BandsOn(People.Day("2022-12-31")).Limit, Is.EqualTo(Yuan.Of("9000.00")));
        Assert.That(policy.BandsOn(People.Day("2023-01-01")).Limit, Is.EqualTo(Yuan.Of("10000.00")));
        Assert.That(policy.BandsOn(People.Day("2023-01-01")).Upper(0), Is.EqualTo(Yuan.Of("5500.00")));
    }

    [Test]
    public void Change_OfAgeAndFilingLimit_TakeEffectOnTheirDays()
    {
        var policy = Split("credits.json", 5, "2025-01-01", "2025-01-01", value: 75).Read();
        Assert.That(policy.SeniorAge(People.Day("2024-12-31")), Is.EqualTo(70));
        Assert.That(policy.SeniorAge(People.Day("2025-01-01")), Is.EqualTo(75));
        policy = Split("administration.json", 0, "2025-01-01", "2025-01-01", value: 90).Read();
        Assert.That(policy.FilingLimitDays(People.Day("2024-12-31")), Is.EqualTo(365));
        Assert.That(policy.FilingLimitDays(People.Day("2025-01-01")), Is.EqualTo(90));
    }

    [Test]
    public void Notice_Of2023InTheData_IsAScheduleOfItsOwn()
    {
        var policy = Schedules("2023-01-01", "2024-01-01").Read();
        Assert.That(policy.HasSchedule(2023), Is.True);
        Assert.That(policy.HasSchedule(2024), Is.False);
        Assert.That(policy.Deductible(2022, MemberCategory.RetireeFrom70), Is.EqualTo(new Fen(65_000)));
        Assert.That(policy.Deductible(2023, MemberCategory.Active), Is.EqualTo(new Fen(90_000)));
        Assert.That(policy.Deductible(2023, MemberCategory.RetireeUnder70), Is.EqualTo(new Fen(80_000)));
        Assert.That(policy.Deductible(2023, MemberCategory.RetireeFrom70), Is.EqualTo(new Fen(75_000)));
    }

    [Test]
    public void Suppose_YearOfTheData_KeepsTheLaterYearsCitations()
    {
        var policy = Schedules("2023-01-01", "2024-01-01").Read().Suppose(2022, new Fen(3), new Fen(2), new Fen(1));
        Assert.That(policy.CiteDeductible(2022, MemberCategory.RetireeFrom70).Readings, Is.Empty, "supposed");
        var notice = policy.CiteDeductible(2023, MemberCategory.RetireeFrom70);
        Assert.That((notice.RuleId, notice.Paragraph), Is.EqualTo(("R4.3", "(四)")), "of the data");
        Assert.That(notice.Readings, Does.Contain("I4"));
        Assert.That(policy.Deductible(2023, MemberCategory.RetireeFrom70), Is.EqualTo(new Fen(75_000)));
    }

    [Test]
    public void Hold_CellAllowedInTwoSpans_IsAllowed()
    {
        var held = Split("account-use.json", 0, "2024-01-01", "2024-01-01").Read().Hold(2022);
        Assert.That(
            held.AllowsAccount(Spending.HospitalVisit, Beneficiary.Member, People.Day("2030-01-01")), Is.True);
    }

    private static EditedPolicy Schedules(string from, string to)
    {
        var policy = new EditedPolicy();
        for (var row = 0; row < 3; row++)
        {
            policy.Copy(Deductibles, row, entry =>
            {
                entry["from"] = from;
                entry["to"] = to;
                entry["value"] = entry["value"]!.GetValue<int>() + 10_000;
                entry["rule"] = "R4.3";
            });
        }

        return policy;
    }

    /// <summary>Cuts an entry in two: it ends on one day, and a copy of it begins on another.</summary>
    private static EditedPolicy Split(string file, int entry, string firstEnds, string secondBegins, int? value = null) =>
        new EditedPolicy()
            .Copy(file, entry, copy =>
            {
                copy["from"] = secondBegins;
                if (value is { } number) copy["value"] = number;
            })
            .Set(file, entry, "to", firstEnds);

    private static EditedPolicy FourBands(int secondEnd, int thirdEnd) => new EditedPolicy()
        .Copy(Benefit, Upper, entry => Name(entry, "band2.upper", secondEnd))
        .Copy(Benefit, SecondBand, entry => Name(entry, "band3.rate", 4500))
        .Copy(Benefit, Upper, entry => Name(entry, "band3.upper", thirdEnd))
        .Copy(Benefit, SecondBand, entry => Name(entry, "band4.rate", 3500));

    private static void Name(JsonObject entry, string parameter, int value)
    {
        entry["parameter"] = parameter;
        entry["value"] = value;
    }

    private static void AssertProblem(EditedPolicy policy, string file, string path, string says) =>
        Assert.That(
            policy.Problems(), Does.Contain(new PolicyProblem(file, path, says)), string.Join('\n', policy.Problems()));
}
