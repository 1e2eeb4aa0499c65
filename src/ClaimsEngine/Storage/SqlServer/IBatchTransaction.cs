namespace ClaimsEngine.Storage.SqlServer;

/// <summary>A transaction that writes one batch. What is not committed is rolled back at its end.</summary>
internal interface IBatchTransaction : IDisposable
{
    /// <summary>Writes the batch.</summary>
    /// <returns>False when another engine changed what it was decided on.</returns>
    /// <exception cref="SqlServerFault">It is not written.</exception>
    bool TryWrite();

    /// <summary>Commits.</summary>
    /// <exception cref="SqlServerFault">Whether it is committed is not known.</exception>
    void Commit();
}
