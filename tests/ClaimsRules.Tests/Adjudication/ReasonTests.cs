using ClaimsRules.Adjudication;

namespace ClaimsRules.Tests.Adjudication;

internal sealed class ReasonTests
{
    private static readonly Reason[] All = Enum.GetValues<Reason>();

    [Test]
    public void Reason_Numbers_AreGapFreeFromZeroInOrderOfPrecedence() =>
        Assert.That(All.Select(reason => (int)reason), Is.EqualTo(Enumerable.Range(0, All.Length)));

    [Test]
    public void Reason_NameAndNumber_NeverChange()
    {
        string[] names =
        [
            "None", "ServiceDateInFuture", "FiledTooLate", "PolicyNotInForce", "CoverageNotStarted", "CoverageEnded",
            "InstitutionNotDesignated", "PrescriptionRequired", "PrescriberNotDesignated", "BenefitNotDefined",
            "NoDeductibleSchedule", "NoMonthlyCredit", "NotActive", "PrescriptionOtherMember",
            "PrescriptionCancelled", "PrescriptionExpired", "ItemNotPrescribed", "PrescriptionExhausted",
            "ItemNotInCatalogue", "NotLinked", "AccountUseNotAllowed", "BalanceTooLow",
        ];
        Assert.That(All.Select(reason => reason.ToString()), Is.EqualTo(names));
    }

    [Test]
    public void ReasonText_EveryReason_HasBothLanguagesAndARuleOfThePolicy()
    {
        var known = Shipped.Policy.Rules.Select(rule => rule.Id).Concat(Shipped.Policy.Readings.Select(r => r.Id)).ToHashSet();
        foreach (var reason in All.Where(reason => reason != Reason.None))
        {
            var text = ReasonText.Of(reason);
            Assert.That(known, Does.Contain(text.RuleId), $"{reason}");
            Assert.That(text.Chinese, Does.Match(@"^\p{IsCJKUnifiedIdeographs}.*。$"), $"{reason}");
            Assert.That(text.English, Does.Match(@"^[A-Z][ -~]*\.$"), $"{reason}");
        }
    }

    [Test]
    public void ReasonText_OfNone_IsEmpty() =>
        Assert.That(ReasonText.Of(Reason.None), Is.EqualTo(new ReasonText("", "", "")));

    [Test]
    public void ReasonText_OfAll_AreDistinct()
    {
        Assert.That(All.Select(reason => ReasonText.Of(reason).Chinese), Is.Unique);
        Assert.That(All.Select(reason => ReasonText.Of(reason).English), Is.Unique);
    }

    [TestCase(Reason.ServiceDateInFuture, "I8", "future")]
    [TestCase(Reason.FiledTooLate, "I8", "filing limit")]
    [TestCase(Reason.PolicyNotInForce, "R4.3", "term")]
    [TestCase(Reason.CoverageNotStarted, "R4.1", "first covered day")]
    [TestCase(Reason.CoverageEnded, "R4.1", "last covered day")]
    [TestCase(Reason.InstitutionNotDesignated, "R6.1", "not designated")]
    [TestCase(Reason.PrescriptionRequired, "R5.4", "external prescription")]
    [TestCase(Reason.PrescriberNotDesignated, "R5.4", "issue date")]
    [TestCase(Reason.BenefitNotDefined, "I11", "No benefit")]
    [TestCase(Reason.NoDeductibleSchedule, "R4.3", "deductible schedule")]
    [TestCase(Reason.NoMonthlyCredit, "R3.1", "monthly credit")]
    public void ReasonText_EachReason_SaysWhatItMeans(Reason reason, string rule, string words)
    {
        Assert.That(ReasonText.Of(reason).RuleId, Is.EqualTo(rule));
        Assert.That(ReasonText.Of(reason).English, Does.Contain(words));
    }
}
