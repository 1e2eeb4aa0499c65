using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Ledger;

/// <summary>One thing that a service entered in its ledger.</summary>
/// <param name="Sequence">The place in the ledger; events are followed from the least up.</param>
/// <param name="Member">The member's number.</param>
/// <param name="Version">The version of the member that decided, from 1.</param>
/// <param name="Kind">What was entered.</param>
/// <param name="Claim">The number of the claim that is settled or taken back, or -1.</param>
/// <param name="Facts">The claim that is settled.</param>
/// <param name="Moved">What came onto the account, or left it when negative.</param>
internal readonly record struct LedgerEvent(
    long Sequence, int Member, int Version, LedgerEventKind Kind, int Claim, ClaimFacts Facts, Fen Moved);
