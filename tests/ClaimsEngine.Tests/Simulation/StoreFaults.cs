using System.Data;
using ClaimsEngine.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// A store that fails at any statement: busy, locked, out of space, broken, slow, its commit done and not
/// acknowledged, or the whole process killed. When and how is drawn from the world's random numbers.
/// </summary>
internal sealed class StoreFaults(SeededLoop loop, Random random, SimulationPlan plan, SiteCounts sites) : StatementWatch
{
    private const string BeginWriting = "BEGIN IMMEDIATE";

    private static readonly string[] Writing = ["INSERT", "UPDATE", "DELETE", "PRAGMA user_version ="];

    private static readonly int[] Codes =
        [raw.SQLITE_BUSY, raw.SQLITE_LOCKED, raw.SQLITE_IOERR, raw.SQLITE_FULL, raw.SQLITE_INTERRUPT, raw.SQLITE_NOMEM];

    private readonly List<SqliteConnection> _writers = [];
    private string? _pragma;
    private bool _hasWritten;

    /// <summary>Whether anything fails at all.</summary>
    public bool IsArmed { get; set; }

    /// <summary>Whether the process was killed: nothing runs from then on.</summary>
    public bool IsDead { get; private set; }

    /// <summary>The code with which every commit of something written fails, as on a full disk; 0 for none.</summary>
    public int CommitFailure { get; set; }

    /// <summary>How many transactions were begun to write in.</summary>
    public int WritesBegun { get; private set; }

    public override void Opened(SqliteConnection connection)
    {
        if (connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.Ordinal)) return;
        _writers.Add(connection);
        if (_pragma is not null) connection.Execute(_pragma);
    }

    /// <summary>Runs a PRAGMA on the connections that write, those to come included.</summary>
    public void SetWriters(string pragma)
    {
        _pragma = $"PRAGMA {pragma}";
        foreach (var writer in _writers.Where(writer => writer.State == ConnectionState.Open)) writer.Execute(_pragma);
    }

    public override void Before(string sql)
    {
        if (IsDead) throw new IOException("The process is dead.");
        if (sql == BeginWriting) WritesBegun++;
        if (sql.StartsWith("BEGIN", StringComparison.Ordinal)) _hasWritten = false;
        else if (Writing.Any(word => sql.StartsWith(word, StringComparison.Ordinal))) _hasWritten = true;
        else if (sql == "COMMIT" && _hasWritten && CommitFailure != 0) throw Failure(CommitFailure);
        if (!IsArmed) return;
        sites.See(sql);
        if (Hits(plan.SlowPermille)) loop.Pass(random.Next(200));
        if (Hits(plan.KillPermille)) Die();
        // SQLite never refuses to roll back; it may only say afterwards that something failed.
        if (sql == "ROLLBACK" || !Hits(plan.FaultPermille)) return;
        sites.Strike(sql);
        throw Failure(Codes[random.Next(Codes.Length)]);
    }

    public override void After(string sql)
    {
        if (!IsArmed || sql is not ("COMMIT" or "ROLLBACK")) return;
        if (Hits(plan.KillPermille * 10)) Die();
        if (!Hits(plan.FaultPermille * 5)) return;
        sites.Strike(sql);
        throw Failure(raw.SQLITE_IOERR);
    }

    private static SqliteException Failure(int code) => new("A fault of the simulation.", code);

    private bool Hits(int permille) => permille > 0 && random.Next(1000) < permille;

    private void Die()
    {
        sites.Kill();
        IsDead = true;
        throw new IOException("The process is killed.");
    }
}
