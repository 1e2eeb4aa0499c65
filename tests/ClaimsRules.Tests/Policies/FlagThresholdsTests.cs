using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Policies;

/// <summary>The thresholds of flags are policy data: all of them, or none (R7.1).</summary>
internal sealed class FlagThresholdsTests
{
    private static readonly FlagThresholds Shipped2022 = new(2, 0, new Fen(50_000), new RateBp(500), 3, 30, 365);

    [Test]
    public void FlagsOn_ShippedPolicy_IsThatOfTheData_R7_1()
    {
        Assert.That(Shipped.Policy.FlagsOn(People.Day("2022-05-01")), Is.EqualTo(Shipped2022));
        Assert.That(Shipped.Policy.FlagsOn(People.Day("2021-12-31")), Is.Null, "before the term");
        Assert.That(Shipped.Policy.Hold(2022).FlagsOn(People.Day("2030-01-01")), Is.EqualTo(Shipped2022), "held");
    }

    [TestCase(47_499, false)]
    [TestCase(47_500, true)]
    [TestCase(49_999, true)]
    [TestCase(50_000, false)]
    public void IsNearLimit_AroundTheMargin_IncludesItsEndButNotTheLimit(long fen, bool near) =>
        Assert.That(Shipped2022.IsNearLimit(new Fen(fen)), Is.EqualTo(near));

    [Test]
    public void Read_NoThresholds_FlagsNothing()
    {
        var policy = Without(entry => entry.StartsWith("flag.", StringComparison.Ordinal)).Read();
        Assert.That(policy.FlagsOn(People.Day("2022-05-01")), Is.Null);
        Assert.That(policy.FilingLimitDays(People.Day("2022-05-01")), Is.EqualTo(365));
    }

    [TestCase("flag.institutions")]
    [TestCase("flag.near_limit_window")]
    public void Read_OneThresholdMissing_IsRefusedByItsName(string missing)
    {
        var problems = Without(entry => entry == missing).Problems();
        Assert.That(problems.Select(problem => problem.Explanation),
            Is.EqualTo(new[] { $"{missing} has no entry; the thresholds of flags go together." }));
    }

    private static EditedPolicy Without(Func<string, bool> parameter) => new EditedPolicy().Edit(
        "administration.json", json =>
        {
            var entries = json["entries"]!.AsArray();
            foreach (var entry in entries.Where(each => parameter(each!["parameter"]!.GetValue<string>())).ToList())
                entries.Remove(entry);
        });
}
