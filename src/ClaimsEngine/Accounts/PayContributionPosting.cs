using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>Pays a contribution from an account, all or nothing (R6.4, R6.5), or answers as before.</summary>
internal sealed class PayContributionPosting(BilledPayment payment) : Posting<AccountPaymentOutcome>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Payments.Add((payment.OwnerId, payment.Number));
        payment.AskParties(needs);
    }

    protected override Outcome<AccountPaymentOutcome> Decide(Batch batch)
    {
        if (batch.Payments.TryGetValue((payment.OwnerId, payment.Number), out var filed))
        {
            var differences = payment.DifferencesFrom(filed.Payment);
            return differences.Count == 0
                ? AccountPaymentOutcome.Again(filed.Entry)
                : Fault.ClaimNumberTaken(differences, "");
        }

        if (!payment.TryFindParties(batch, out var owner, out var relative)) return Fault.MemberNotFound;
        var ruling = payment.Judge(batch, null);
        if (ruling.Reason != Reason.None) return AccountPaymentOutcome.Of(ruling);
        if (payment.Amount > owner.Standing.Balance)
            return AccountPaymentOutcome.Of(AccountRuling.Refused(Reason.BalanceTooLow));
        var entry = new AccountDraft
        {
            Kind = EntryKind.PayContribution,
            Day = payment.Day,
            Number = payment.Number,
            Relative = relative,
            ApplicationDay = ruling.Link?.ApplicationDay,
            Purpose = payment.Purpose,
            Total = payment.Amount,
            Account = payment.Amount,
        }.AppendTo(batch, owner);
        batch.Payments.Add((payment.OwnerId, payment.Number), new PaymentOnFile(payment, entry));
        return AccountPaymentOutcome.Of(entry);
    }

    protected override void Count(EngineMetrics metrics, AccountPaymentOutcome answer) =>
        answer.Count(metrics, "pay_contribution");
}
