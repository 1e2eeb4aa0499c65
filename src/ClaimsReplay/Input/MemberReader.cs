using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>
/// Reads <c>members</c>: one row per status period, the rows of a member in any order and place.
/// </summary>
public sealed class MemberReader
{
    internal static readonly (string, CoverageStatus)[] Statuses =
    [
        ("active", CoverageStatus.Active), ("retiree", CoverageStatus.Retiree),
        ("veteran", CoverageStatus.VeteranWorker), ("resident", CoverageStatus.Resident),
    ];

    internal static readonly (string, FundingMode)[] Modes =
        [("unified", FundingMode.Unified), ("pooled_only", FundingMode.PooledOnly)];

    private readonly RowCheck _check;
    private readonly IdTable _ids = new();
    private readonly List<Person> _persons = [];
    private readonly List<Period> _periods = [];

    private MemberReader(RowCheck check) => _check = check;

    /// <summary>Reads the table. A member with a malformed row is known but not replayed.</summary>
    /// <exception cref="NotUsableException">There is no such table, or a column is missing.</exception>
    public static MemberTable Read(DataFolder folder, ProblemLog problems, Action<RowSource> progress)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        using var rows = folder.Open("members");
        var reader = new MemberReader(new RowCheck(rows, problems));
        reader.ReadRows(progress);
        return reader.Arrange();
    }

    /// <summary>What is allowed of a column that must agree in all rows of a member.</summary>
    internal static Words AsInFirstRow(long row) => new(
        $"only the same as in the member's first row ({row}) is allowed", $"须与该参保人首行（第 {row} 行）一致");

    /// <summary>What is allowed of a period's first day.</summary>
    internal static Words SameStart(long row) => new(
        $"only another day than in row {row} is allowed", $"不得与第 {row} 行的起始日相同");

    private void ReadRows(Action<RowSource> progress)
    {
        var rows = _check.Rows;
        var id = rows.Require("member_id");
        var columns = new Columns(
            rows.Require("birth_date"), rows.Require("status"), rows.Require("status_from"),
            rows.Require("contribution_base_fen"), rows.Require("opening_balance_fen"),
            rows.Require("coverage_until"), rows.Find("funding_mode"));
        while (_check.Read())
        {
            progress(rows);
            if (!_check.Id(id, "member_id")) continue;
            var member = _ids.FindOrAdd(rows.Field(id));
            var isNew = member == _persons.Count;
            if (isNew) _persons.Add(new Person(default, default, null, rows.Row, true));
            if (!Take(member, isNew, columns)) _persons[member] = _persons[member] with { IsWhole = false };
        }
    }

    private bool Take(int member, bool isNew, in Columns columns)
    {
        if (!_check.Day(columns.Birth, "birth_date", out DateOnly birth)) return false;
        if (!_check.Word(columns.Status, "status", Statuses, null, out var status)) return false;
        if (!_check.Day(columns.From, "status_from", out DateOnly from)) return false;
        if (!_check.Amount(columns.Base, "contribution_base_fen", out Fen? contribution)) return false;
        if (!_check.Amount(columns.Opening, "opening_balance_fen", out Fen? opening)) return false;
        if (!_check.Day(columns.Until, "coverage_until", out DateOnly? until)) return false;
        if (!_check.Word(columns.Mode, "funding_mode", Modes, FundingMode.Unified, out var mode)) return false;

        var row = _check.Rows.Row;
        var person = new Person(birth, opening ?? Fen.Zero, until, row, true);
        _periods.Add(new Period(member, row, new CoveragePeriod(from, status, mode, contribution ?? Fen.Zero)));
        if (isNew) _persons[member] = person;
        return isNew || Agrees(person, _persons[member]);
    }

    private bool Agrees(in Person row, in Person first)
    {
        // The first row was malformed itself: the member is out already, and there is nothing to compare with.
        if (!first.IsWhole) return true;
        var differing = row.Birth != first.Birth ? "birth_date"
            : row.Opening != first.Opening ? "opening_balance_fen"
            : row.Until != first.Until ? "coverage_until"
            : null;
        return differing is null || _check.Refuse(differing, AsInFirstRow(first.Row));
    }

    private MemberTable Arrange()
    {
        _periods.Sort((a, b) => a.Member != b.Member ? a.Member.CompareTo(b.Member)
            : a.Coverage.From != b.Coverage.From ? a.Coverage.From.CompareTo(b.Coverage.From)
            : a.Row.CompareTo(b.Row));
        var histories = new MemberHistory?[_persons.Count];
        for (var start = 0; start < _periods.Count;)
        {
            var member = _periods[start].Member;
            var end = start;
            while (end < _periods.Count && _periods[end].Member == member) end++;
            histories[member] = HistoryOf(_persons[member], start, end);
            start = end;
        }

        return new MemberTable(
            _check.Rows.File, _ids, histories, [.. _persons.Select(person => person.Opening)],
            [.. _persons.Select(person => person.Row)]);
    }

    private MemberHistory? HistoryOf(in Person person, int start, int end)
    {
        var isWhole = person.IsWhole;
        for (var i = start + 1; i < end; i++)
        {
            if (_periods[i].Coverage.From != _periods[i - 1].Coverage.From) continue;
            isWhole = false;
            _check.Refuse(_periods[i].Row, "status_from", SameStart(_periods[i - 1].Row));
        }

        if (!isWhole) return null;
        var periods = new CoveragePeriod[end - start];
        for (var i = start; i < end; i++) periods[i - start] = _periods[i].Coverage;
        return new MemberHistory(person.Birth, person.Until, periods);
    }

    private readonly record struct Columns(
        int Birth, int Status, int From, int Base, int Opening, int Until, int Mode);

    private readonly record struct Person(DateOnly Birth, Fen Opening, DateOnly? Until, long Row, bool IsWhole);

    private readonly record struct Period(int Member, long Row, CoveragePeriod Coverage);
}
