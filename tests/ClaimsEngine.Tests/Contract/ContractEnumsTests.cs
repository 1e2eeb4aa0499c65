using System.Globalization;
using ClaimsEngine.Contract;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Contract;

/// <summary>The contract's words and the rules' words are the same words.</summary>
internal sealed class ContractEnumsTests
{
    [Test]
    public void Reasons_Each_HaveTheSameNumber() =>
        AssertPrefix<V1.Reason, ClaimsRules.Adjudication.Reason>(V1.Reason.Unspecified, ClaimsRules.Adjudication.Reason.None);

    [Test]
    public void Categories_Each_HaveTheSameNumber() => AssertSame<V1.MemberCategory, ClaimsRules.Members.MemberCategory>(
        V1.MemberCategory.Unspecified, ClaimsRules.Members.MemberCategory.None);

    [Test]
    public void Grades_Each_HaveTheSameNumber() => AssertSame<V1.HospitalGrade, ClaimsRules.Adjudication.HospitalGrade>(
        V1.HospitalGrade.Unspecified, ClaimsRules.Adjudication.HospitalGrade.None);

    [Test]
    public void ItemClasses_Each_HaveTheSameNumber() => AssertSame<V1.ItemClass, ClaimsRules.Lines.ItemClass>(
        V1.ItemClass.Unspecified, ClaimsRules.Lines.ItemClass.None);

    [Test]
    public void Steps_Each_HaveTheSameNumber() => AssertSame<V1.StepKind, ClaimsRules.Explanation.StepKind>(
        V1.StepKind.Unspecified, ClaimsRules.Explanation.StepKind.None);

    [Test]
    public void VisitKinds_Each_ReadAsTheirNames()
    {
        foreach (var kind in Enum.GetValues<V1.VisitKind>().Where(kind => kind != V1.VisitKind.Unspecified))
            Assert.That($"{kind.ToRules()}", Is.EqualTo($"{kind}"));
        Assert.That(V1.VisitKind.Unspecified.ToRules(), Is.EqualTo(ClaimsRules.Adjudication.VisitKind.Outpatient));
    }

    [Test]
    public void AccountUses_Each_ReadAsTheirNames()
    {
        foreach (var use in Enum.GetValues<V1.AccountUse>().Where(use => use != V1.AccountUse.Unspecified))
            Assert.That($"{use.ToRules()}", Is.EqualTo($"{use}"));
        Assert.That(V1.AccountUse.Unspecified.ToRules(), Is.EqualTo(ClaimsRules.Accounts.AccountUse.OwnThenFamily));
    }

    [Test]
    public void FundingModes_Each_ReadAsTheirNames()
    {
        foreach (var mode in Enum.GetValues<V1.FundingMode>().Where(mode => mode != V1.FundingMode.Unspecified))
            Assert.That($"{mode.ToRules()}", Is.EqualTo($"{mode}"));
        Assert.That(V1.FundingMode.Unspecified.ToRules(), Is.EqualTo(ClaimsRules.Members.FundingMode.Unified));
    }

    [Test]
    public void Standings_Each_ReadAsTheirNames()
    {
        foreach (var status in Enum.GetValues<V1.EmploymentStatus>().Where(status => status != V1.EmploymentStatus.Unspecified))
            Assert.That($"{ContractEnums.ToRules(V1.Scheme.Employee, status)}", Is.EqualTo($"{status}"));
        Assert.That(
            ContractEnums.ToRules(V1.Scheme.Resident, V1.EmploymentStatus.Unspecified),
            Is.EqualTo(ClaimsRules.Members.CoverageStatus.Resident));
    }

    private static void AssertSame<TContract, TRules>(TContract unsaid, TRules none)
        where TContract : struct, Enum
        where TRules : struct, Enum
    {
        AssertPrefix(unsaid, none);
        Assert.That(Enum.GetValues<TContract>(), Has.Length.EqualTo(Enum.GetValues<TRules>().Length));
    }

    private static void AssertPrefix<TContract, TRules>(TContract unsaid, TRules none)
        where TContract : struct, Enum
        where TRules : struct, Enum
    {
        Assert.That(
            Convert.ToInt32(unsaid, CultureInfo.InvariantCulture),
            Is.EqualTo(Convert.ToInt32(none, CultureInfo.InvariantCulture)));
        foreach (var word in Enum.GetValues<TRules>().Where(word => !word.Equals(none)))
            Assert.That($"{(TContract)Enum.ToObject(typeof(TContract), word)}", Is.EqualTo($"{word}"));
    }
}
