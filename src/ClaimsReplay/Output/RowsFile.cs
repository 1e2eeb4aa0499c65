using System.Text;
using ClaimsReplay.Input;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Output;

/// <summary>
/// Writes what became of each settled claim: members in the order of their ids' UTF-8 bytes, the claims of a
/// member in replay order.
/// </summary>
public static class RowsFile
{
    internal const string Header =
        "claim_id,member_id,service_date,level,total_fen,in_scope_fen,deductible_fen,fund_fen,over_limit_fen,"
        + "account_fen,family_fen,cash_fen,in_scope_after_fen,balance_fen";

    /// <summary>Writes the file.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="input">The members and claims.</param>
    /// <param name="replayOrder">Every claim's number, a member's claims in replay order.</param>
    /// <param name="outcomes">The outcomes by the claims' numbers.</param>
    /// <param name="stop">Stops the writing; no file is left.</param>
    /// <exception cref="NotUsableException">The file cannot be written.</exception>
    public static void Write(
        string path, ReplayInput input, ReadOnlySpan<int> replayOrder, ReadOnlySpan<ClaimOutcome> outcomes,
        CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var file = new WholeFile(path);
        file.Text.Write(Header);
        file.Text.Write('\n');
        var csv = new CsvText(file.Text);
        var id = new char[IdTable.LongestId];
        foreach (var claim in ByMember(input, replayOrder))
        {
            stop.ThrowIfCancellationRequested();
            ref readonly var outcome = ref outcomes[claim];
            if (outcome.Reason != Reason.None) continue;
            ref readonly var row = ref input.Claims.Rows[claim];
            csv.Add(Text(input.Claims.Ids, claim, id)).Add(Text(input.Members.Ids, row.Member, id)).Add(row.Time.Day);
            csv.Add((long)row.Level).Add(row.Total.Value).Add(row.InScope.Value);
            AddOutcome(csv, outcome);
        }

        file.Keep();
    }

    /// <summary>Ends a row with what became of its claim.</summary>
    internal static void AddOutcome(CsvText csv, in ClaimOutcome outcome)
    {
        csv.Add(outcome.Deductible.Value).Add(outcome.Fund.Value).Add(outcome.OverLimit.Value);
        csv.Add(outcome.Account.Value).Add(outcome.Family.Value).Add(outcome.Cash.Value);
        csv.Add(outcome.InScopeAfter.Value).Add(outcome.Balance.Value).End();
    }

    private static ReadOnlySpan<char> Text(IdTable ids, int id, char[] buffer) =>
        buffer.AsSpan(0, Encoding.UTF8.GetChars(ids.Utf8(id), buffer));

    /// <summary>Groups claims by member, members in the order of their ids; stable within a member.</summary>
    private static int[] ByMember(ReplayInput input, ReadOnlySpan<int> replayOrder)
    {
        var ids = input.Members.Ids;
        var sorted = new int[ids.Count];
        for (var i = 0; i < sorted.Length; i++) sorted[i] = i;
        Array.Sort(sorted, (a, b) => ids.Utf8(a).SequenceCompareTo(ids.Utf8(b)));

        var next = new int[ids.Count];
        var rows = input.Claims.Rows;
        foreach (var claim in replayOrder) next[rows[claim].Member]++;
        var start = 0;
        foreach (var member in sorted)
        {
            var claims = next[member];
            next[member] = start;
            start += claims;
        }

        var grouped = new int[replayOrder.Length];
        foreach (var claim in replayOrder) grouped[next[rows[claim].Member]++] = claim;
        return grouped;
    }
}
