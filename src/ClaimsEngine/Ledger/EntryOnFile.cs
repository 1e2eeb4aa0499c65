namespace ClaimsEngine.Ledger;

/// <summary>An entry that can be taken back, with its reversal.</summary>
internal abstract class EntryOnFile(LedgerEntry entry)
{
    public LedgerEntry Entry { get; } = entry;

    /// <summary>The reversal, or null while the entry stands.</summary>
    public LedgerEntry? Reversal { get; set; }
}
