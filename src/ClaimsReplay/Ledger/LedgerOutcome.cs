using ClaimsReplay.Output;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Ledger;

/// <summary>A claim of the ledger and what became of it.</summary>
/// <param name="Member">The member's number.</param>
/// <param name="Facts">The claim.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record LedgerOutcome(int Member, ClaimFacts Facts, ClaimOutcome Outcome);
