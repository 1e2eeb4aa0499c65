using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;

namespace ClaimsReplay.Ledger;

/// <summary>
/// What <c>run</c> does with the export of a service: its ledger is followed event by event. Every event is
/// followed, but only claims of the window are summed up and written.
/// </summary>
internal static class LedgerRun
{
    private const int RowsPerMark = 8192;

    /// <summary>Whether a folder holds a ledger.</summary>
    public static bool Applies(string folder)
    {
        using var rows = new DataFolder(folder).TryOpen(LedgerTable.Name);
        return rows is not null;
    }

    /// <summary>Reads the ledger, decides its claims again, and writes the rows that are asked for.</summary>
    /// <exception cref="NotUsableException">A table cannot be read, or its events do not fit together.</exception>
    public static Task<Totals> Run(
        Terminal terminal, string path, Policy policy, DateWindow window, string? rowsFile, ProblemLog problems,
        CancellationToken stop)
    {
        var folder = new DataFolder(path);
        return terminal.Progress.Show(new Words("deciding", "计算"), mark =>
        {
            var members = LedgerMembers.Read(folder, problems);
            var links = LedgerLinks.Read(folder, members, problems);
            var ledger = LedgerTable.Read(folder, members, problems, rows =>
            {
                if (rows.Row % RowsPerMark != 0) return;
                stop.ThrowIfCancellationRequested();
                mark(rows.Done, rows.Size);
            });
            problems.WriteTo(terminal.Error);

            // An event that is left out would make every later one wrong.
            if (problems.Problems.Count > 0)
            {
                throw new NotUsableException(new Words(
                    "A ledger with malformed rows is not followed; --by-date replays its claims.",
                    "账本有误，无法回放；可用 --by-date 按时间回放。"));
            }

            var replay = new LedgerReplay(policy, members, links, ledger);
            replay.Run(mark, stop);
            var outcomes = replay.Outcomes
                .Where(settled => window.Contains(settled.Value.Facts.ServiceDate)).ToList();
            if (rowsFile is not null) Write(rowsFile, members, ledger, outcomes, stop);
            return Task.FromResult(Sum(outcomes));
        });
    }

    private static Totals Sum(List<KeyValuePair<int, LedgerOutcome>> outcomes)
    {
        var totals = new Totals();
        foreach (var (_, settled) in outcomes) totals.Add(settled.Facts.Total, settled.Facts.InScope, settled.Outcome);
        totals.AddMembers(outcomes.Select(settled => settled.Value.Member).Distinct().Count());
        return totals;
    }

    private static void Write(
        string path, LedgerMembers members, LedgerTable ledger, List<KeyValuePair<int, LedgerOutcome>> outcomes,
        CancellationToken stop)
    {
        Dictionary<int, int> places = [];
        foreach (ref readonly var entered in ledger.Events)
        {
            if (entered.Kind == LedgerEventKind.Settle) places.Add(entered.Claim, places.Count);
        }

        outcomes.Sort((a, b) =>
        {
            var order = members.Ids.Utf8(a.Value.Member).SequenceCompareTo(members.Ids.Utf8(b.Value.Member));
            return order != 0 ? order : places[a.Key].CompareTo(places[b.Key]);
        });
        using var file = new WholeFile(path);
        file.Text.Write(RowsFile.Header);
        file.Text.Write('\n');
        var csv = new CsvText(file.Text);
        foreach (var (claim, settled) in outcomes)
        {
            stop.ThrowIfCancellationRequested();
            if (settled.Outcome.Reason != Reason.None) continue;
            var facts = settled.Facts;
            csv.Add(ledger.Claims.Text(claim)).Add(members.Ids.Text(settled.Member)).Add(facts.ServiceDate);
            csv.Add((long)facts.Level).Add(facts.Total.Value).Add(facts.InScope.Value);
            RowsFile.AddOutcome(csv, settled.Outcome);
        }

        file.Keep();
    }
}
