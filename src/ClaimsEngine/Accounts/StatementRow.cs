using ClaimsEngine.Ledger;

namespace ClaimsEngine.Accounts;

/// <summary>An entry of an account's statement, with the ids behind its keys.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="InstitutionId">The institution; empty without one.</param>
/// <param name="RelativeId">The relative for whom the account paid; empty for the owner.</param>
internal readonly record struct StatementRow(LedgerEntry Entry, string InstitutionId, string RelativeId);
