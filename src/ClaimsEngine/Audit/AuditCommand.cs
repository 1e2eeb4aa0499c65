using System.Data.Common;
using System.Globalization;
using ClaimsEngine.Hosting;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Audits;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Audit;

/// <summary>Audits a database from the command line, with or without an engine running on it.</summary>
internal static class AuditCommand
{
    private const int Clean = 0;
    private const int Broken = 1;
    private const int CannotRun = 2;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The words after <c>audit</c>.</param>
    /// <param name="output">Receives what is found.</param>
    /// <param name="errors">Receives why the command cannot run.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        try
        {
            var asked = AuditArguments.Read(args, Environment.GetEnvironmentVariable);
            if (asked.Database is { } database && !File.Exists(database))
                throw new FileNotFoundException($"There is no database {database}.");
            using var store = StoreChoice.Open(asked.Database, asked.SqlServer);
            return asked.Action switch
            {
                "verify" => Verify(store, output),
                "drift" => ListDrift(store, asked, output),
                _ => Checkpoint(store, asked.Out, output, clock),
            };
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException
            or DbException or InvalidOperationException or PolicyFormatException)
        {
            errors.WriteLine(e.Message);
            if (e is ArgumentException) errors.WriteLine(AuditArguments.Usage);
            return CannotRun;
        }
    }

    private static int Verify(ILedgerStore store, TextWriter output)
    {
        var breaks = 0L;
        foreach (var message in Verification.Run(store, CancellationToken.None))
        {
            if (message.Break is { } found) output.WriteLine(Line(found));
            if (message.Summary is not { } summary) continue;
            breaks = summary.Breaks;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{summary.Entries} entries, {summary.Members} members, {summary.Decisions} decisions, "
                + $"{summary.Checkpoints} checkpoints: {summary.Breaks} breaks"));
        }

        return breaks == 0 ? Clean : Broken;
    }

    private static string Line(V1.Break found)
    {
        List<string> words = [found.Check];
        if (found.EntryId != 0) words.Add($"entry {found.EntryId}");
        if (found.MemberId.Length > 0) words.Add($"member {found.MemberId}");
        if (found.InstitutionId.Length > 0) words.Add($"institution {found.InstitutionId}");
        if (found.ClaimNumber.Length > 0) words.Add($"claim {found.ClaimNumber}");
        return $"{string.Join(' ', words)}: {found.Explanation}";
    }

    private static int ListDrift(ILedgerStore store, AuditArguments asked, TextWriter output)
    {
        var directory = asked.Policy ?? new EngineOptions().PolicyDirectory;
        var policy = PolicyReader.Read(PolicyFolder.Read(directory));
        foreach (var claim in Drift.Of(store, policy, asked.Year, asked.Member, CancellationToken.None))
        {
            output.WriteLine(
                $"member {claim.MemberId} institution {claim.InstitutionId} claim {claim.ClaimNumber}: "
                + $"fund {new Fen(claim.FundFen)}, again {new Fen(claim.RerunFundFen)}; "
                + $"deductible {new Fen(claim.DeductibleFen)}, again {new Fen(claim.RerunDeductibleFen)}");
        }

        return Clean;
    }

    private static int Checkpoint(ILedgerStore store, string directory, TextWriter output, TimeProvider clock)
    {
        foreach (var made in Checkpointing.Make(store, clock, CancellationToken.None))
            output.WriteLine($"{made.Day:yyyy-MM-dd} {made.Entries} entries {Convert.ToHexStringLower(made.Root)}");
        using var session = new AuditSession(store.OpenAudit(onSnapshot: true));
        var differing = CheckpointFiles.Write(directory, session.Checkpoints.All());
        foreach (var path in differing) output.WriteLine($"checkpoint: {path} says something else than the database");
        return differing.Count == 0 ? Clean : Broken;
    }
}
