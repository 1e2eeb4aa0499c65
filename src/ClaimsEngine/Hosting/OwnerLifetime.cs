namespace ClaimsEngine.Hosting;

/// <summary>Leaves signals to whoever owns the engine: a process may hold more than one host.</summary>
internal sealed class OwnerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
