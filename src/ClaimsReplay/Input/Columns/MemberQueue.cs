using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Columns;

/// <summary>
/// The members of Parquet files in the order of their ids, one after another; the rows of a member stand
/// together, its periods in any order.
/// </summary>
internal sealed class MemberQueue : IDisposable
{
    private const int RowsAtOnce = 1 << 13;

    private readonly IdFeed _ids = new("member_id");
    private readonly DayFeed _births = new("birth_date");
    private readonly WordFeed<CoverageStatus> _statuses = new("status", MemberReader.Statuses);
    private readonly DayFeed _starts = new("status_from");
    private readonly AmountFeed _bases = new("contribution_base_fen") { MayBeAbsent = true };
    private readonly AmountFeed _openings = new("opening_balance_fen") { MayBeAbsent = true };
    private readonly DayFeed _untils = new("coverage_until") { MayBeAbsent = true };
    private readonly WordFeed<FundingMode> _modes = new("funding_mode", MemberReader.Modes)
    {
        Absent = FundingMode.Unified,
        IsRequired = false,
    };

    private readonly ColumnFeed[] _checkedInOrder;
    private readonly ParquetTable _table;
    private readonly ProblemLog _problems;
    private readonly List<(DateOnly From, int Row)> _periods = [];
    private byte[] _last = [];
    private int _lastLength = -1;
    private int _run;
    private int _first;
    private bool _ended;

    private MemberQueue(IReadOnlyList<string> files, ProblemLog problems, out bool suits)
    {
        ColumnFeed[] feeds = [_ids, _births, _statuses, _starts, _bases, _openings, _untils, _modes];
        var table = ParquetTable.TryOpen(files, feeds, 1);
        suits = table is not null;
        _checkedInOrder = feeds[1..];
        (_table, _problems) = (table!, problems);
    }

    /// <summary>Whether ids are stored as whole numbers.</summary>
    public bool HasNumbers => _ids.HasNumbers;

    /// <summary>The current member's id.</summary>
    public ReadOnlySpan<byte> Id => _last.AsSpan(0, _lastLength);

    /// <summary>What the rules know of the current member; null when a row of it is malformed.</summary>
    public MemberHistory? History { get; private set; }

    /// <summary>The current member's balance before the first credit.</summary>
    public Fen Opening { get; private set; }

    /// <summary>Where the current member's first row stands.</summary>
    public (string File, long Row) Place => _table.Place(_first);

    /// <summary>Opens the table, or gives null when a column is missing or stored in another way.</summary>
    public static MemberQueue? TryOpen(IReadOnlyList<string> files, ProblemLog problems)
    {
        var queue = new MemberQueue(files, problems, out var suits);
        return suits ? queue : null;
    }

    /// <summary>Moves to the next member.</summary>
    /// <returns>False when there is none left.</returns>
    /// <exception cref="NotInOrderException">Its id does not come after the one before.</exception>
    public bool MoveNext()
    {
        while (true)
        {
            // The last run of the arrays may go on in the rows that are not read yet.
            while (_run + 1 >= _ids.Runs && !_ended) ReadMore();
            if (_run >= _ids.Runs) return false;
            var run = _run++;
            var id = _ids.Id(run);
            if (id.IsEmpty)
            {
                foreach (var (row, allowed) in _ids.Faults.Where(fault => InRun(fault.Row, run)))
                    Report(row, "member_id", allowed);
                continue;
            }

            _first = _ids.First(run);
            if (_lastLength >= 0 && id.SequenceCompareTo(Id) <= 0) throw new NotInOrderException(Place.File, Place.Row);
            if (_last.Length < id.Length) _last = new byte[Math.Max(64, id.Length)];
            id.CopyTo(_last);
            _lastLength = id.Length;
            Take(_first, EndOf(run));
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _table?.Dispose();

    private void ReadMore()
    {
        var keep = _run < _ids.Runs ? _ids.First(_run) : _table.Rows;
        _ended = !_table.Read(keep, Math.Max(RowsAtOnce, (_table.Rows - keep) * 2));
        _run = 0;
    }

    private int EndOf(int run) => run + 1 < _ids.Runs ? _ids.First(run + 1) : _table.Rows;

    private bool InRun(int row, int run) => row >= _ids.First(run) && row < EndOf(run);

    private void Take(int first, int end)
    {
        Opening = _openings.Values[first] == AmountFeed.Absent ? Fen.Zero : _openings.Values[first];
        History = IsWhole(first, end) ? HistoryOf(first, end) : null;
    }

    private MemberHistory? HistoryOf(int first, int end)
    {
        _periods.Clear();
        for (var row = first; row < end; row++) _periods.Add((_starts.Values[row], row));
        if (_periods.Count > 1) _periods.Sort();
        var periods = new CoveragePeriod[_periods.Count];
        for (var i = 0; i < periods.Length; i++)
        {
            var (from, row) = _periods[i];
            if (i > 0 && from == _periods[i - 1].From)
            {
                Report(row, "status_from", MemberReader.SameStart(_table.Place(_periods[i - 1].Row).Row));
                return null;
            }

            var contribution = _bases.Values[row] == AmountFeed.Absent ? Fen.Zero : _bases.Values[row];
            periods[i] = new CoveragePeriod(from, _statuses.Values[row], _modes.Values[row], contribution);
        }

        var until = _untils.Values[first];
        return new MemberHistory(_births.Values[first], until == DayFeed.Absent ? null : until, periods);
    }

    private bool IsWhole(int first, int end)
    {
        var isWhole = true;
        if (HasFaults())
        {
            for (var row = first; row < end; row++)
            {
                var feed = Array.Find(_checkedInOrder, feed => feed.Faults.Exists(fault => fault.Row == row));
                if (feed is null) continue;
                Report(row, feed.Name, feed.Faults.Find(fault => fault.Row == row).Allowed);
                isWhole = false;
            }
        }

        for (var row = first + 1; isWhole && row < end; row++)
        {
            var differing = Differing(first, row);
            if (differing is null) continue;
            Report(row, differing, MemberReader.AsInFirstRow(_table.Place(first).Row));
            isWhole = false;
        }

        return isWhole;
    }

    private bool HasFaults()
    {
        foreach (var feed in _checkedInOrder)
        {
            if (feed.Faults.Count > 0) return true;
        }

        return false;
    }

    private string? Differing(int first, int row)
    {
        if (_births.Values[row] != _births.Values[first]) return _births.Name;
        var (opening, other) = (_openings.Values[first], _openings.Values[row]);
        if (Fen.Max(opening, Fen.Zero) != Fen.Max(other, Fen.Zero)) return _openings.Name;
        return _untils.Values[row] != _untils.Values[first] ? _untils.Name : null;
    }

    private void Report(int row, string column, Words allowed)
    {
        var (file, number) = _table.Place(row);
        _problems.Add(new InputProblem(file, number, column, allowed));
    }
}
