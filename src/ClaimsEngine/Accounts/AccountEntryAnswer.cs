using ClaimsEngine.Contract;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Accounts;

/// <summary>
/// Tells an entry of an account from the ledger alone, under the policy that decided it, so that first answers,
/// repeats and statements are equal in every field.
/// </summary>
internal sealed class AccountEntryAnswer(PolicyLibrary policies, ILedgerReader reader)
{
    /// <summary>An entry without institution and relative.</summary>
    public V1.AccountEntry Of(LedgerEntry entry) => Of(new StatementRow(entry, "", ""));

    public V1.AccountEntry Of(StatementRow row)
    {
        var entry = row.Entry;
        var policy = policies.Of(entry.Policy).Policy;
        var source = SourceOf(entry, policy);
        return new V1.AccountEntry
        {
            AmountFen = (entry.Credit - entry.Account).Value,
            BalanceAfterFen = entry.BalanceAfter.Value,
            RuleId = source?.RuleId ?? "",
            Paragraph = source?.Paragraph ?? "",
            PolicyHash = policy.Hash,
            ReceiptHash = Convert.ToHexStringLower(entry.Hash.Span),
            RecordedAt = ContractDates.ToTimestamp(entry.RecordedAtMs),
            Kind = KindOf(entry.Kind),
            EffectiveDate = entry.Day.ToContract(),
            InstitutionId = row.InstitutionId,
            Number = entry.ClaimNumber ?? "",
            RelativeMemberId = row.RelativeId,
        };
    }

    /// <summary>A payment from the account alone.</summary>
    public V1.AccountPayment Of(LedgerEntry entry, AccountExpense expense, string institutionId) => new()
    {
        Entry = Of(new StatementRow(entry, institutionId, expense.RelativeId ?? "")),
        AccountFen = entry.Account.Value,
        CashFen = entry.Cash.Value,
    };

    private static V1.AccountEntryKind KindOf(EntryKind kind) => kind switch
    {
        EntryKind.OpenAccount => V1.AccountEntryKind.Opening,
        EntryKind.CreditMonth => V1.AccountEntryKind.Credit,
        EntryKind.ReverseCredit => V1.AccountEntryKind.CreditReversal,
        EntryKind.Settle => V1.AccountEntryKind.Claim,
        EntryKind.Reverse => V1.AccountEntryKind.ClaimReversal,
        EntryKind.FamilyDraw => V1.AccountEntryKind.FamilyDraw,
        EntryKind.ReverseFamilyDraw => V1.AccountEntryKind.FamilyDrawReversal,
        EntryKind.Purchase => V1.AccountEntryKind.Purchase,
        EntryKind.ReversePurchase => V1.AccountEntryKind.PurchaseReversal,
        EntryKind.PayContribution => V1.AccountEntryKind.ContributionPayment,
        _ => throw new InvalidOperationException($"An entry of kind {kind} moves no money on an account."),
    };

    /// <summary>What an entry rests on; nothing does for a balance that was taken over.</summary>
    private Citation? SourceOf(LedgerEntry entry, Policy policy)
    {
        switch (entry.Kind)
        {
            case EntryKind.OpenAccount:
                return null;
            case EntryKind.CreditMonth:
                var history = reader.MemberVersion(entry.Member, entry.MemberVersion).History;
                return MonthlyCredit.Decide(policy, history, entry.Day).Citation
                    ?? throw new InvalidOperationException("A credit on file has no rule to rest on.");
            case EntryKind.ReverseCredit:
                return policy.IndividualContribution(entry.Day).Citation;
            case EntryKind.Reverse or EntryKind.ReverseFamilyDraw or EntryKind.ReversePurchase:
                return policy.Cite("I9");
            default:
                var beneficiary = entry.Relative is null
                    ? Beneficiary.Member
                    : LinkVersion.PatientOf(entry.IssueDay);
                return policy.CiteAccount(SpendingOf(entry), beneficiary, entry.Day);
        }
    }

    private static Spending SpendingOf(LedgerEntry entry) => entry.Kind switch
    {
        EntryKind.Purchase => BilledPurchase.SpendingOf(entry.Purpose),
        EntryKind.PayContribution => Spending.Contribution,
        _ => entry.Setting == ClaimSetting.Hospital ? Spending.HospitalVisit : Spending.PharmacyDrugs,
    };
}
