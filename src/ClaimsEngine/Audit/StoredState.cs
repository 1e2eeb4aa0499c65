namespace ClaimsEngine.Audit;

/// <summary>A member's state row as an audit finds it.</summary>
/// <param name="Version">The version: how many things are recorded of the member.</param>
/// <param name="ContentVersion">The latest version of the member.</param>
/// <param name="BalanceFen">The balance in fen.</param>
/// <param name="LastEntry">The last entry's id.</param>
/// <param name="EntryCount">How many entries there are.</param>
/// <param name="Chain">The last entry's hash.</param>
internal sealed record StoredState(
    long Version, long ContentVersion, long BalanceFen, long LastEntry, long EntryCount, byte[] Chain);
