using System.Collections.Concurrent;
using ClaimsEngine.Policies;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// A database to start from, copied for each seed, in memory where the machine has a place for it. Copies have the
/// names of those that are done with: Dapper compiles its queries anew for each name of a database.
/// </summary>
internal sealed class SimulatedStore : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _folder;
    private readonly byte[] _content;
    private readonly ConcurrentBag<string> _free = [];
    private int _made;

    private SimulatedStore(byte[] content, PolicyLibrary policies)
    {
        _content = content;
        Policies = policies;
        _folder = Directory.Exists(Memory)
            ? Directory.CreateDirectory(Path.Combine(Memory, $"claims-simulation-{Environment.ProcessId}"))
            : Directory.CreateTempSubdirectory("claims-simulation-");
    }

    /// <summary>The prescriptions that every client may settle against.</summary>
    public static string[] Prescriptions { get; } = ["R1", "R2"];

    public PolicyLibrary Policies { get; }

    /// <summary>
    /// Makes the database: hospitals, a pharmacy and a catalogue, three members with accounts, a family, and
    /// prescriptions of few units that the clients compete for.
    /// </summary>
    public static async Task<SimulatedStore> MakeAsync()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active(), Given.Active("M2"), Given.Active("M3"));
        await engine.OpenAsync("M1", 2_000_00);
        await engine.OpenAsync("M2", 300_00);
        await engine.LinkAsync(AccountCalls.Link("M1", "M3"));
        await engine.LinkAsync(AccountCalls.Link("M2", "M3", priority: 2));
        await engine.ImportAsync(Pharmacy.Catalogue);
        foreach (var number in Prescriptions) await engine.IssueAsync(Pharmacy.Prescription(number, ("A", 4), ("B", 3)));
        var policies = engine.Services.GetRequiredService<PolicyLibrary>();
        await engine.StopHostAsync();
        using (var database = engine.OpenDatabase()) database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return new SimulatedStore(await File.ReadAllBytesAsync(engine.DatabasePath), policies);
    }

    /// <summary>A fresh copy.</summary>
    public string Copy()
    {
        if (!_free.TryTake(out var path))
            path = Path.Combine(_folder.FullName, $"{Interlocked.Increment(ref _made)}.db");
        File.WriteAllBytes(path, _content);
        return path;
    }

    /// <summary>Removes a copy and what SQLite keeps beside it.</summary>
    public void Remove(string path)
    {
        string[] endings = ["", "-wal", "-shm"];
        foreach (var ending in endings) File.Delete(path + ending);
        _free.Add(path);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
