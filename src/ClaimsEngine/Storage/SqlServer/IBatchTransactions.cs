namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Writes one batch, as often as it takes: what <see cref="BatchCommit"/> does with a database.</summary>
internal interface IBatchTransactions
{
    /// <summary>Begins a transaction.</summary>
    /// <exception cref="SqlServerFault">None can be begun.</exception>
    IBatchTransaction Begin();

    /// <summary>
    /// Looks whether the batch is in the ledger. Waits for a transaction of it that may still be ending, so that the
    /// answer is final.
    /// </summary>
    /// <exception cref="SqlServerFault">The database cannot be asked.</exception>
    bool IsWritten();
}
