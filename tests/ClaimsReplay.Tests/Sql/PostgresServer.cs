using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// A PostgreSQL of the machine's own package, on loopback, with a cluster in a temporary folder. As root on
/// Debian the package is installed when it is missing. The server never runs as root.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Needed = "PostgreSQL is missing: install Debian's package postgresql (12 or later).";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _programs;
    private readonly string _folder;

    private PostgresServer(string programs, string folder, int port)
    {
        _programs = programs;
        _folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=claims;Database=postgres;Pooling=false";
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Starts a server, or says why there is none.</summary>
    /// <returns>The server, or null with the reason.</returns>
    public static (PostgresServer? Server, string Why) Start()
    {
        var programs = Programs();
        if (programs is null && IsRoot && File.Exists("/usr/bin/apt-get"))
        {
            Run("apt-get", "update", "-qq");
            Run("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "postgresql");
            programs = Programs();
        }

        if (programs is null) return (null, Needed);
        var folder = Directory.CreateTempSubdirectory("claims-postgres-").FullName;
        var port = FreePort();
        var server = new PostgresServer(programs, folder, port);
        if (IsRoot) Run("chown", "postgres:", folder);
        var (code, told) = server.AsServer(
            "initdb", "-D", server.Cluster, "-U", "claims", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
            "--no-sync");
        if (code == 0)
        {
            (code, told) = server.AsServer(
                "pg_ctl", "start", "-w", "-D", server.Cluster, "-l", Path.Combine(folder, "log"), "-o",
                $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off");
        }

        if (code == 0) return (server, "");
        server.Dispose();
        throw new InvalidOperationException($"PostgreSQL does not start: {told}");
    }

    /// <summary>Puts a population in its tables, in place of the one before.</summary>
    public void Load(Population population)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            """
            drop table if exists members, claims;
            create table members (
              member_id text, birth_date date, status text, status_from date, contribution_base_fen bigint,
              opening_balance_fen bigint, coverage_until date, funding_mode text);
            create table claims (
              claim_id text, member_id text, service_time text, kind text, level smallint, total_fen bigint,
              in_scope_fen bigint, use_account boolean, visit_kind text);
            """,
            connection);
        command.ExecuteNonQuery();
        Copy(connection, "members", population.Members.Select(row => row.Fields));
        Copy(connection, "claims", population.Claims.Select(row => row.Fields));
    }

    /// <summary>Runs a statement and reads its rows.</summary>
    public List<DecidedClaim> Decide(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Patience.TotalSeconds };
        using var reader = command.ExecuteReader();
        return DecidedRows.Read(reader);
    }

    public void Dispose()
    {
        // pg_ctl ends the process whose id stands in the cluster's postmaster.pid.
        if (File.Exists(Path.Combine(Cluster, "postmaster.pid")))
            AsServer("pg_ctl", "stop", "-m", "fast", "-D", Cluster);
        Directory.Delete(_folder, true);
    }

    private string Cluster => Path.Combine(_folder, "cluster");

    private static void Copy(NpgsqlConnection connection, string table, IEnumerable<string[]> rows)
    {
        using var writer = connection.BeginTextImport($"copy {table} from stdin (format csv)");
        foreach (var fields in rows) writer.WriteLine(string.Join(',', fields));
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Select(path => Path.Combine(path, "bin"))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private (int Code, string Told) AsServer(string program, params string[] words)
    {
        var path = Path.Combine(_programs, program);
        return IsRoot ? Run("runuser", ["-u", "postgres", "--", path, .. words]) : Run(path, words);
    }

    private static (int Code, string Told) Run(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;

        // pg_ctl leaves its output open to the server: its exit is waited for, not the output's end.
        var told = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience)) process.Kill(true);
        return (process.ExitCode, told.Wait(TimeSpan.FromSeconds(1)) ? told.Result : "");
    }
}
