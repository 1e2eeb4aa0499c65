using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Members;

/// <summary>Where a member stands: what the next entry builds on.</summary>
/// <param name="Version">The version of the state row: how many things are recorded of the member.</param>
/// <param name="Balance">The own account's balance, 0 or more.</param>
/// <param name="LastEntry">The id of the last entry; 0 without one.</param>
/// <param name="EntryCount">How many entries there are.</param>
/// <param name="Chain">The hash of the last entry, or <see cref="EntryHash.Start"/>.</param>
internal readonly record struct MemberStanding(
    long Version, Fen Balance, long LastEntry, long EntryCount, ReadOnlyMemory<byte> Chain)
{
    /// <summary>A member without entries.</summary>
    public static MemberStanding New { get; } = new(0, Fen.Zero, 0, 0, EntryHash.Start);

    public MemberStanding After(LedgerEntry entry) => this with
    {
        Balance = entry.BalanceAfter,
        LastEntry = entry.Id,
        EntryCount = entry.Sequence,
        Chain = entry.Hash,
    };
}
