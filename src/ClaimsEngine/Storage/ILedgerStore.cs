namespace ClaimsEngine.Storage;

/// <summary>A database that holds the ledger: opens what reads and writes it.</summary>
internal interface ILedgerStore : IDisposable
{
    /// <summary>Policies and their files.</summary>
    IPolicyRows Policies { get; }

    /// <summary>Flags for review.</summary>
    IFlagPages Flags { get; }

    /// <summary>Brings the database to this engine's schema.</summary>
    /// <exception cref="InvalidOperationException">
    /// The database cannot be opened, a migration fails, or the database is newer than the engine.
    /// </exception>
    void Upgrade();

    /// <summary>Opens the way in. An engine has one.</summary>
    ILedgerWriter OpenWriter();

    /// <summary>Opens the way out. An engine has one.</summary>
    ILedgerReader OpenReader();

    /// <summary>Opens a snapshot for an institution's reconciliation.</summary>
    IReconciliationRows OpenReconciliation();

    /// <summary>Opens a snapshot for reports on the fund.</summary>
    IFundRows OpenFund();
}
