using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad.Compare;

/// <summary>Engine processes on one database, and the load that is spread over them.</summary>
internal sealed class EngineSet : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly List<ServerProcess> _processes = [];
    private readonly List<ServiceClient> _clients = [];

    private EngineSet(TemporaryFolder folder) => _folder = folder;

    /// <summary>All of them as one.</summary>
    public Contender Contender { get; private set; } = null!;

    /// <summary>Starts engines on a new database, and registers who is needed through the first.</summary>
    public static async Task<EngineSet> StartAsync(int count, ClaimSource claims, CancellationToken stop)
    {
        var set = new EngineSet(new TemporaryFolder());
        try
        {
            for (var i = 0; i < count; i++)
            {
                var process = await ServerProcess.EngineAsync(set._folder);
                set._processes.Add(process);
                set._clients.Add(new ServiceClient(process.Address));
            }

            await Registration.RegisterAsync(set._clients[0], claims, stop);
            var loads = set._clients.Select(client => new UnaryLoad(client, claims, CallMix.Settlements)).ToList();
            set.Contender = new Contender($"{count}", new SpreadLoad(loads), set._processes);
            return set;
        }
        catch
        {
            await set.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        foreach (var process in _processes) await process.DisposeAsync();
        await _folder.DisposeAsync();
    }
}
