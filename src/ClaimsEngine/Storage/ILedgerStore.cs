using ClaimsEngine.Audit;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Storage;

/// <summary>A database that holds the ledger: opens what reads and writes it.</summary>
internal interface ILedgerStore : IDisposable
{
    /// <summary>Policies and their files.</summary>
    IPolicyRows Policies { get; }

    /// <summary>Flags for review.</summary>
    IFlagPages Flags { get; }

    /// <summary>Institutions' certificates.</summary>
    ICertificateRows Certificates { get; }

    /// <summary>Brings the database to this engine's schema.</summary>
    /// <exception cref="InvalidOperationException">
    /// The database cannot be opened, a migration fails, or the database is newer than the engine.
    /// </exception>
    void Upgrade();

    /// <summary>
    /// Commits a write that changes nothing, to learn whether the database can be written again. Costs a commit:
    /// asked only after a write has failed. A database that has no such write only answers.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">It cannot be written.</exception>
    void ProveWritable() => Policies.Answers();

    /// <summary>Opens the way in. An engine has one.</summary>
    ILedgerWriter OpenWriter();

    /// <summary>Opens the way out. An engine has one.</summary>
    ILedgerReader OpenReader();

    /// <summary>Opens a snapshot for an institution's reconciliation.</summary>
    IReconciliationRows OpenReconciliation();

    /// <summary>Opens a snapshot for reports on the fund.</summary>
    IFundRows OpenFund();

    /// <summary>Opens a connection for an audit.</summary>
    /// <param name="onSnapshot">
    /// Whether everything is read as it is now, whatever is written meanwhile; else each statement reads what is.
    /// </param>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    IAuditConnection OpenAudit(bool onSnapshot);

    /// <summary>Keeps a checkpoint, unless an entry came to its day, or another engine kept one.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="lastId">The highest id of the day when it was computed; 0 without entries.</param>
    /// <returns>Whether it is kept.</returns>
    bool TryKeep(DayCheckpoint checkpoint, long lastId);
}
