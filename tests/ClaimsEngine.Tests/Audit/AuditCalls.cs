using Claims.V1;
using ClaimsEngine.Audit;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Audit;

/// <summary>Calls of the audit service and command in one line each.</summary>
internal static class AuditCalls
{
    /// <summary>The breaks of a verification, and its summary.</summary>
    public static async Task<(List<Break> Breaks, VerifySummary Summary)> VerifyAsync(this TestEngine engine)
    {
        List<Break> breaks = [];
        VerifySummary? summary = null;
        using var call = engine.Audit.Verify(new VerifyRequest());
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            Assert.That(summary, Is.Null, "the summary is the last message");
            if (message.Break is { } found) breaks.Add(found);
            summary = message.Summary ?? summary;
        }

        Assert.That(summary!.Breaks, Is.EqualTo(breaks.Count));
        return (breaks, summary);
    }

    public static async Task<List<ListDriftResponse>> DriftAsync(this TestEngine engine, int year, string member = "")
    {
        List<ListDriftResponse> drift = [];
        using var call = engine.Audit.ListDrift(new ListDriftRequest { BenefitYear = year, MemberId = member });
        await foreach (var message in call.ResponseStream.ReadAllAsync()) drift.Add(message);
        return drift;
    }

    /// <summary>Runs the command on the engine's database.</summary>
    public static (int Exit, string Output) Command(this TestEngine engine, params string[] args)
    {
        using var output = new StringWriter();
        string[] all = [args[0], "--database", engine.DatabasePath, .. args[1..]];
        var exit = AuditCommand.Run(all, output, output, engine.Clock);
        return (exit, output.ToString());
    }

    /// <summary>Opens the database and removes what keeps it from being changed.</summary>
    public static SqliteConnection OpenUnguarded(this TestEngine engine)
    {
        var database = engine.OpenDatabase();
        const string triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
        foreach (var trigger in database.Query<string>(triggers).ToList()) database.Execute($"DROP TRIGGER {trigger}");
        database.Execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;");
        return database;
    }
}
