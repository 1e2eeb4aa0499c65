namespace ClaimsReplay.Ledger;

/// <summary>What a ledger event is.</summary>
internal enum LedgerEventKind
{
    /// <summary>A claim was settled.</summary>
    Settle,

    /// <summary>A settled claim was taken back (I9).</summary>
    Reverse,

    /// <summary>Money came onto an account or left it for something else than a claim.</summary>
    Move,
}
