using Polly;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>
/// Writes a batch once, through deadlocks, lost connections and lost acknowledgements. What failed before its commit
/// is not written and can be written again as it is: the guards tell whether it still holds. After a commit without
/// an answer the database is asked; nothing is ever repeated on a guess.
/// </summary>
internal static class BatchCommit
{
    /// <summary>Writes and commits.</summary>
    /// <param name="transactions">Writes the batch.</param>
    /// <param name="retry">Retries transient faults.</param>
    /// <returns>False when another engine was faster: nothing is written, and it must be decided again.</returns>
    /// <exception cref="SqlServerFault">
    /// It is not written, or, after an unanswered commit, the database could not be asked.
    /// </exception>
    public static bool TryCommit(IBatchTransactions transactions, ResiliencePipeline retry)
    {
        var outcome = retry.Execute(() => TryOnce(transactions));
        if (outcome != Outcome.Unanswered) return outcome == Outcome.Written;

        // Not written after all means that it must be decided again: what it rests on may have changed meanwhile.
        return retry.Execute(transactions.IsWritten);
    }

    private static Outcome TryOnce(IBatchTransactions transactions)
    {
        using var transaction = transactions.Begin();
        try
        {
            if (!transaction.TryWrite()) return Outcome.Overtaken;
        }
        catch (SqlServerFault fault) when (fault.IsOvertaken)
        {
            return Outcome.Overtaken;
        }

        try
        {
            transaction.Commit();
            return Outcome.Written;
        }
        catch (SqlServerFault)
        {
            return Outcome.Unanswered;
        }
    }

    private enum Outcome
    {
        Written,
        Overtaken,
        Unanswered,
    }
}
