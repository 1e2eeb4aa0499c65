using System.Globalization;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Columns;

/// <summary>
/// The members of a stream that family links join to others, held with their claims until all have come.
/// </summary>
internal sealed class HeldMembers
{
    private readonly IdTable _ids = new();
    private readonly List<MemberHistory?> _histories = [];
    private readonly List<Fen> _openings = [];
    private readonly List<long> _firstRows = [];
    private readonly ClaimTable _claims = new();

    /// <summary>Adds a member; the claims that follow are the member's.</summary>
    /// <param name="id">The id.</param>
    /// <param name="history">What the rules know; null when the member's rows are malformed.</param>
    /// <param name="opening">The balance before the first credit.</param>
    /// <param name="firstRow">The member's first row.</param>
    /// <returns>The member's number.</returns>
    public int Add(ReadOnlySpan<char> id, MemberHistory? history, Fen opening, long firstRow)
    {
        _ids.FindOrAdd(id);
        _histories.Add(history);
        _openings.Add(opening);
        _firstRows.Add(firstRow);
        return _histories.Count - 1;
    }

    /// <summary>Adds a claim of the member added last.</summary>
    /// <param name="columns">Where it stands.</param>
    /// <param name="row">Its place there.</param>
    /// <param name="nanosOfDay">The time of its day.</param>
    public void AddClaim(ClaimColumns columns, int row, long nanosOfDay) =>
        AddClaim(_histories.Count - 1, columns, row, nanosOfDay);

    /// <summary>Adds a claim of a member.</summary>
    /// <param name="member">The member's number.</param>
    /// <param name="columns">Where the claim stands.</param>
    /// <param name="row">Its place there.</param>
    /// <param name="nanosOfDay">The time of its day.</param>
    public void AddClaim(int member, ClaimColumns columns, int row, long nanosOfDay)
    {
        var kind = columns.Refusals[row] == Reason.None ? VisitKind.Outpatient : VisitKind.ChronicSpecial;
        Span<char> number = stackalloc char[20];
        _claims.Count.TryFormat(number, out var length, default, CultureInfo.InvariantCulture);
        _claims.Add(number[..length], new ClaimRow(
            member, new ServiceTime(columns.Days[row], nanosOfDay), columns.Settings[row],
            columns.Levels[row], kind, columns.AccountUses[row] != AccountUse.None,
            columns.InScope[row] + columns.OutOfScope[row], columns.InScope[row], Fen.Zero, Fen.Zero,
            columns.OutOfScope[row], -1, columns.Districts[row] - 1));
    }

    /// <summary>The members and claims with their links.</summary>
    /// <param name="folder">Where the links lie.</param>
    /// <param name="file">The members' file, for messages.</param>
    /// <param name="problems">Receives malformed links.</param>
    public ReplayInput Close(DataFolder folder, string file, ProblemLog problems)
    {
        var members = new MemberTable(file, _ids, [.. _histories], [.. _openings], [.. _firstRows]);
        return new ReplayInput(members, _claims, FamilyReader.Read(folder, members, problems), new InstitutionTable());
    }
}
