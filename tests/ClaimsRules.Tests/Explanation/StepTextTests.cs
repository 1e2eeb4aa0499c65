using ClaimsRules.Explanation;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Explanation;

internal sealed class StepTextTests
{
    [TestCase(StepKind.Scope, "总费用12.00元，其中政策范围内3.40元", "Of the bill of 12.00 yuan 3.40 is within policy scope")]
    [TestCase(StepKind.Deductible, "起付标准内3.40元，统筹基金不支付", "3.40 falls under the deductible: the fund pays nothing of it")]
    [TestCase(StepKind.Band, "累计5.00元至6.00元的12.00元按75%支付3.40元",
        "12.00 lies between 5.00 and 6.00 of the year's sum: 75% of it is 3.40")]
    [TestCase(StepKind.OverLimit, "超过最高支付限额3.40元，统筹基金不支付",
        "3.40 lies over the payment limit: the fund pays nothing of it")]
    [TestCase(StepKind.Fund, "统筹基金支付3.40元", "The pooled fund pays 3.40")]
    [TestCase(StepKind.Account, "个人负担12.00元，本人个人账户支付3.40元",
        "Of the personal burden of 12.00 the own account pays 3.40")]
    [TestCase(StepKind.Family, "其余12.00元，家庭共济账户支付3.40元", "Of the remaining 12.00 a family account pays 3.40")]
    [TestCase(StepKind.Cash, "个人现金支付3.40元", "3.40 is paid in cash")]
    public void StepText_EachKind_SaysItInBothLanguages(StepKind kind, string chinese, string english)
    {
        var step = Step(kind, new RateBp(7500));
        Assert.That(StepText.Chinese(step), Is.EqualTo(chinese));
        Assert.That(StepText.English(step), Is.EqualTo(english));
    }

    [TestCase(5500, "55%")]
    [TestCase(5550, "55.50%")]
    [TestCase(5, "0.05%")]
    [TestCase(10_000, "100%")]
    public void StepText_Band_ShowsTheRateInPercent(int rateBp, string percent)
    {
        Assert.That(StepText.English(Step(StepKind.Band, new RateBp(rateBp))), Does.Contain($": {percent} of it"));
        Assert.That(StepText.Chinese(Step(StepKind.Band, new RateBp(rateBp))), Does.Contain($"按{percent}支付"));
    }

    [TestCase(StepKind.None)]
    [TestCase((StepKind)9)]
    public void StepText_NoKind_Throws(StepKind kind)
    {
        var step = Step(kind, null);
        Assert.That(() => StepText.Chinese(step), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => StepText.English(step),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("The step has no kind."));
    }

    [Test]
    public void StepKind_Numbers_AreGapFree()
    {
        var all = Enum.GetValues<StepKind>();
        Assert.That(all.Select(kind => (int)kind), Is.EqualTo(Enumerable.Range(0, all.Length)));
    }

    private static Step Step(StepKind kind, RateBp? rate) => new(
        kind, Yuan.Of("12.00"), Yuan.Of("3.40"), rate, Yuan.Of("5.00"), Yuan.Of("6.00"), new Citation("R5.2", "(五)", []));
}
