namespace ClaimsEngine.Storage.Audits;

/// <summary>One snapshot of the ledger for an audit, read past every cache. Used by one thread at a time.</summary>
internal sealed class AuditSession(IAuditConnection connection) : IDisposable
{
    /// <summary>The members with their entries.</summary>
    public AuditRows Rows { get; } = new(connection);

    /// <summary>The facts that entries were decided on.</summary>
    public AuditFacts Facts { get; } = new(connection);

    /// <summary>What holds over whole tables.</summary>
    public AuditSets Sets { get; } = new(connection);

    public CheckpointRows Checkpoints { get; } = new(connection);

    public AuditPrescriptions Prescriptions { get; } = new(connection);

    public void Dispose()
    {
        IDisposable[] all = [Rows, Facts, Checkpoints, Prescriptions, connection];
        foreach (var each in all) each.Dispose();
    }
}
