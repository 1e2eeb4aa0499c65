namespace ClaimsEngine.Catalogue;

/// <summary>What an import came to.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Changed">Rows that changed something.</param>
internal sealed record ImportOutcome(int Rows, int Changed);
