using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Settlement;

/// <summary>Settles a claim, or answers as before when it is on file. A refusal takes no number.</summary>
internal sealed class SettlePosting(BilledClaim claim) : Posting<SettleOutcome>
{
    private readonly ClaimKey _key = new(claim.InstitutionId, claim.ClaimNumber);

    public override void Ask(BatchNeeds needs)
    {
        needs.Claims.Add(_key);
        ClaimRuling.Ask(needs, claim);
    }

    protected override Outcome<SettleOutcome> Decide(Batch batch)
    {
        if (batch.Claims.TryGetValue(_key, out var filed))
        {
            var differences = claim.DifferencesFrom(filed.Claim);
            return differences.Count == 0
                ? new SettleOutcome(filed.Entry, Reason.None)
                : Fault.ClaimNumberTaken(differences);
        }

        var outcome = ClaimRuling.On(batch, claim);
        if (outcome.IsFault) return outcome.Fault!;
        var ruling = outcome.Answer;
        if (ruling.Reason != Reason.None) return new SettleOutcome(null, ruling.Reason);
        var entry = batch.Append(ruling.Member, ruling.Draft(), ruling.Names);
        batch.Claims.Add(_key, new ClaimOnFile(claim, entry));
        return new SettleOutcome(entry, Reason.None);
    }
}
