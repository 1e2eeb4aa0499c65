using ClaimsEngine.Families;
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
                ? SettleOutcome.Of(filed)
                : Fault.ClaimNumberTaken(differences);
        }

        if (batch.Purchases.ContainsKey(_key)) return Fault.ClaimNumberTaken(["claim_number"]);
        var outcome = ClaimRuling.On(batch, claim);
        if (outcome.IsFault) return outcome.Fault!;
        var ruling = outcome.Answer;
        if (ruling.Reason != Reason.None) return SettleOutcome.Refused(ruling.Reason);
        var entry = batch.Append(ruling.Member, ruling.Draft(), ruling.Names);
        var draws = FamilyDrawEntries.Append(batch, entry, ruling.Member, ruling.Institution, ruling.Family);
        filed = new ClaimOnFile(claim, entry) { Draws = draws };
        batch.Claims.Add(_key, filed);
        return SettleOutcome.Of(filed);
    }
}
