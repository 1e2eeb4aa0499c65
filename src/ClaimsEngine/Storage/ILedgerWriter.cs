using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage;

/// <summary>Writes batches, each in one transaction. Used by one thread at a time.</summary>
internal interface ILedgerWriter : IDisposable
{
    /// <summary>Loads a batch to decide on.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read now.</exception>
    Batch Open(BatchNeeds needs, Moment moment);

    /// <summary>Writes the batch that was opened last, and commits.</summary>
    /// <returns>
    /// False when another engine changed what the batch was decided on: nothing is written then, and the batch must
    /// be loaded and decided again.
    /// </returns>
    /// <exception cref="System.Data.Common.DbException">
    /// The batch is not written, or whether it is cannot be known: its callers must ask again with their keys.
    /// </exception>
    bool TryCommit(Batch batch);

    /// <summary>Ends what <see cref="Open"/> began; what was not committed is rolled back.</summary>
    void Close();
}
