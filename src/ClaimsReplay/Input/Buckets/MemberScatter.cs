using ClaimsReplay.Input.Columns;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Buckets;

/// <summary>Deals the rows of the members table out to buckets.</summary>
internal sealed class MemberScatter : IDisposable
{
    private const int RowsAtOnce = 1 << 16;

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

    private readonly AmountFeed _sourceRows = StagedText.SourceRows();
    private readonly ColumnFeed[] _all;
    private readonly ParquetTable? _table;
    private readonly TablePlaces _places;
    private bool _hasFaults;

    public MemberScatter(IReadOnlyList<string> files, int threads)
    {
        // In the order in which a row's faults are reported.
        _all = [_ids, _births, _statuses, _starts, _bases, _openings, _untils, _modes];
        _table = ParquetTable.TryOpen(files, [.. _all, _sourceRows], threads);
        _places = new TablePlaces(files);
    }

    /// <summary>Whether the columns are stored as this reads them.</summary>
    public bool Suits => _table is not null;

    /// <summary>Whether ids are stored as whole numbers.</summary>
    public bool HasNumbers => _ids.HasNumbers;

    /// <summary>Reads the table; malformed rows are reported, and mark their members.</summary>
    public void Run(BucketFiles<MemberRecord> buckets, ProblemLog problems, CancellationToken stop)
    {
        while (_table!.Read(_table.Rows, RowsAtOnce))
        {
            stop.ThrowIfCancellationRequested();
            _places.Begin(_table);
            _hasFaults = Array.Exists(_all, feed => feed.Faults.Count > 0);
            for (var run = 0; run < _ids.Runs; run++)
            {
                var end = run + 1 < _ids.Runs ? _ids.First(run + 1) : _table.Rows;
                for (var row = _ids.First(run); row < end; row++) Take(buckets, row, _ids.Id(run), problems);
            }
        }
    }

    public void Dispose() => _table?.Dispose();

    private void Take(BucketFiles<MemberRecord> buckets, int row, ReadOnlySpan<byte> id, ProblemLog problems)
    {
        var place = _places.Of(row, _sourceRows.Values[row]);
        var fault = FaultOf(row, out var allowed);
        if (fault is not null) problems.Add(_places.Problem(place, fault, allowed));
        if (id.IsEmpty) return;
        var record = new MemberRecord { Place = place, IsWhole = fault is null };
        if (fault is null)
        {
            record.Birth = _births.Values[row].DayNumber;
            record.From = _starts.Values[row].DayNumber;
            record.Until = _untils.Values[row].DayNumber;
            record.Status = _statuses.Values[row];
            record.Mode = _modes.Values[row];
            record.BaseFen = Fen.Max(_bases.Values[row], Fen.Zero).Value;
            record.OpeningFen = Fen.Max(_openings.Values[row], Fen.Zero).Value;
        }

        buckets.Add(record, id);
    }

    private string? FaultOf(int row, out Words allowed)
    {
        foreach (var feed in _hasFaults ? _all : [])
        {
            foreach (var fault in feed.Faults)
            {
                if (fault.Row != row) continue;
                allowed = fault.Allowed;
                return feed.Name;
            }
        }

        allowed = default;
        return null;
    }
}
