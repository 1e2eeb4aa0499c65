using ClaimsEngine.Storage.SqlServer;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>A ledger that fails as it is told: each call takes the next of its faults, null for none.</summary>
internal sealed class ScriptedLedger : IBatchTransactions
{
    public Queue<SqlServerFault?> BeginFaults { get; init; } = [];

    public Queue<SqlServerFault?> WriteFaults { get; init; } = [];

    public Queue<SqlServerFault?> CommitFaults { get; init; } = [];

    public Queue<SqlServerFault?> LookFaults { get; init; } = [];

    /// <summary>Whether the states are as they were read.</summary>
    public bool Finds { get; init; } = true;

    /// <summary>Whether a commit that fails is kept all the same.</summary>
    public bool KeepsUnanswered { get; init; }

    public int Begins { get; private set; }

    public int Writes { get; private set; }

    public int Commits { get; private set; }

    public int Looks { get; private set; }

    /// <summary>How often the batch is in the ledger.</summary>
    public int Kept { get; private set; }

    /// <summary>How many transactions have not ended.</summary>
    public int Open { get; private set; }

    public IBatchTransaction Begin()
    {
        Begins++;
        Throw(BeginFaults);
        Open++;
        return new Transaction(this);
    }

    public bool IsWritten()
    {
        Looks++;
        Throw(LookFaults);
        return Kept > 0;
    }

    private static void Throw(Queue<SqlServerFault?> faults)
    {
        if (faults.TryDequeue(out var fault) && fault is not null) throw fault;
    }

    private sealed class Transaction(ScriptedLedger ledger) : IBatchTransaction
    {
        public bool TryWrite()
        {
            ledger.Writes++;
            Throw(ledger.WriteFaults);
            return ledger.Finds;
        }

        public void Commit()
        {
            ledger.Commits++;
            if (ledger.CommitFaults.TryPeek(out var fault) && fault is not null)
            {
                if (ledger.KeepsUnanswered) ledger.Kept++;
                Throw(ledger.CommitFaults);
            }

            ledger.Kept++;
        }

        public void Dispose() => ledger.Open--;
    }
}
