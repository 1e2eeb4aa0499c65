using ClaimsEngine.Ledger;

namespace ClaimsEngine.Audit;

/// <summary>A row of the entry table as an audit finds it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Member">The member's key.</param>
/// <param name="Faults">The columns that hold what the engine never writes; empty when none does.</param>
/// <param name="Entry">The entry; null when there are faults.</param>
internal sealed record StoredEntry(long Id, long Member, string Faults, LedgerEntry? Entry);
