using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Explanation;
using ClaimsRules.Lines;
using ClaimsRules.Members;
using V1 = Claims.V1;

namespace ClaimsEngine.Contract;

/// <summary>
/// The contract's words for the rules' words. Reasons, categories, grades and steps have the same numbers on
/// both sides; elsewhere the contract's 0 means "not said" and stands for the rules' default.
/// </summary>
internal static class ContractEnums
{
    public static V1.Reason ToContract(this Reason reason) => (V1.Reason)reason;

    public static V1.MemberCategory ToContract(this MemberCategory category) => (V1.MemberCategory)category;

    public static V1.StepKind ToContract(this StepKind kind) => (V1.StepKind)kind;

    public static HospitalGrade ToRules(this V1.HospitalGrade grade) => (HospitalGrade)grade;

    public static VisitKind ToRules(this V1.VisitKind kind) => kind switch
    {
        V1.VisitKind.Emergency => VisitKind.Emergency,
        V1.VisitKind.ChronicSpecial => VisitKind.ChronicSpecial,
        _ => VisitKind.Outpatient,
    };

    public static AccountUse ToRules(this V1.AccountUse use) => use switch
    {
        V1.AccountUse.None => AccountUse.None,
        V1.AccountUse.Own => AccountUse.Own,
        _ => AccountUse.OwnThenFamily,
    };

    // A number that is no class says as little as none; the check of fields names it.
    public static ItemClass ToRules(this V1.ItemClass itemClass) =>
        Enum.IsDefined(itemClass) ? (ItemClass)itemClass : ItemClass.None;

    public static V1.ItemClass ToContract(this ItemClass itemClass) => (V1.ItemClass)itemClass;

    public static FundingMode ToRules(this V1.FundingMode mode) =>
        mode == V1.FundingMode.PooledOnly ? FundingMode.PooledOnly : FundingMode.Unified;

    public static CoverageStatus ToRules(V1.Scheme scheme, V1.EmploymentStatus status)
    {
        if (scheme == V1.Scheme.Resident) return CoverageStatus.Resident;
        return status switch
        {
            V1.EmploymentStatus.Active => CoverageStatus.Active,
            V1.EmploymentStatus.Retiree => CoverageStatus.Retiree,
            V1.EmploymentStatus.VeteranWorker => CoverageStatus.VeteranWorker,
            _ => CoverageStatus.None,
        };
    }
}
