using ClaimsEngine.Families;
using ClaimsEngine.Faults;
using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Settlement;

/// <summary>Settles a claim, or answers as before when it is on file. A refusal takes no number.</summary>
internal sealed class SettlePosting(BilledClaim claim) : Posting<SettleOutcome>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Claims.Add(claim.Key);
        ClaimRuling.Ask(needs, claim);
    }

    /// <summary>Adds a claim that nothing is objected to.</summary>
    public static ClaimOnFile Settle(Batch batch, ClaimRuling ruling)
    {
        var left = ruling.Prescription?.LeftAfter(ruling.Claim.Lines, 1);
        var entry = batch.Append(ruling.Member, ruling.Draft(), ruling.Names);
        var draws = FamilyDrawEntries.Append(batch, entry, ruling.Member, ruling.Institution, ruling.Family);
        var filed = new ClaimOnFile(ruling.Claim, entry) { Draws = draws };
        if (left is not null) batch.SetLeft(ruling.Prescription!, left);
        batch.File(filed);
        FlagRuling.Remember(batch, ruling.Member, entry);
        return filed;
    }

    protected override Outcome<SettleOutcome> Decide(Batch batch)
    {
        var key = claim.Key;
        if (batch.Claims.TryGetValue(key, out var filed))
        {
            var differences = claim.DifferencesFrom(filed.Claim);
            return differences.Count == 0
                ? new SettleOutcome(filed, default, IsRepeat: true)
                : Fault.ClaimNumberTaken(differences);
        }

        if (batch.Purchases.ContainsKey(key)) return Fault.ClaimNumberTaken(["claim_number"]);
        if (batch.Fences.Contains(key)) return Fault.ClaimNumberFenced;
        var outcome = ClaimRuling.On(batch, claim);
        if (outcome.IsFault) return outcome.Fault!;
        var ruling = outcome.Answer;
        if (ruling.Objection.Reason != Reason.None) return new SettleOutcome(null, ruling.Objection);
        return new SettleOutcome(Settle(batch, ruling), default);
    }

    protected override void Count(EngineMetrics metrics, SettleOutcome answer)
    {
        if (answer.IsRepeat) metrics.Repeated("settle");
        else if (answer.Filed is null) metrics.Refused("settle", answer.Objection.Reason);
        else metrics.Settled();
    }
}
