using ClaimsReplay.Input.Columns;

namespace ClaimsReplay.Input.Buckets;

/// <summary>Deals the claims of the window out to buckets, each checked by itself.</summary>
internal sealed class ClaimScatter : IDisposable
{
    private const int RowsAtOnce = 1 << 17;

    private readonly ClaimColumns _columns = new();
    private readonly ClaimFeeds _feeds;
    private readonly AmountFeed _sourceRows = StagedText.SourceRows();
    private readonly ParquetTable? _table;
    private readonly TablePlaces _places;
    private readonly Dictionary<int, (ColumnFeed Feed, Words Allowed)> _faults = [];

    public ClaimScatter(IReadOnlyList<string> files, bool districts, int threads)
    {
        _feeds = new ClaimFeeds(_columns, districts);
        _table = ParquetTable.TryOpen(files, [.. _feeds.All, _sourceRows], threads);
        _places = new TablePlaces(files);
    }

    /// <summary>Whether the columns are stored as this reads them.</summary>
    public bool Suits => _table is not null;

    /// <summary>Whether ids are stored as whole numbers.</summary>
    public bool HasNumbers => _feeds.Members.HasNumbers;

    /// <summary>How many rows there are.</summary>
    public long Size => _table!.Size;

    /// <summary>The districts, by their places in the records.</summary>
    public IReadOnlyList<string> Districts => _feeds.Districts.Names;

    /// <summary>A problem at a place.</summary>
    public InputProblem Problem(RowPlace place, Words allowed) =>
        _places.Problem(place, _feeds.Members.Name, allowed);

    /// <summary>Reads the table.</summary>
    public void Run(
        BucketFiles<ClaimRecord> buckets, DateWindow window, ProblemLog problems, Action<long, long> progress,
        CancellationToken stop)
    {
        _feeds.Reserve(RowsAtOnce);
        while (_table!.Read(_table.Rows, RowsAtOnce))
        {
            stop.ThrowIfCancellationRequested();
            progress(_table.Done, _table.Size * 2);
            CollectFaults();
            _places.Begin(_table);
            var ids = _feeds.Members;
            for (var run = 0; run < ids.Runs; run++)
            {
                var end = run + 1 < ids.Runs ? ids.First(run + 1) : _table.Rows;
                for (var row = ids.First(run); row < end; row++)
                {
                    var place = _places.Of(row, _sourceRows.Values[row]);
                    if (IsWhole(row, window, place, problems)) buckets.Add(Record(row, place), ids.Id(run));
                }
            }
        }
    }

    public void Dispose() => _table?.Dispose();

    private void CollectFaults()
    {
        _faults.Clear();
        foreach (var feed in _feeds.All)
        {
            foreach (var (row, allowed) in feed.Faults) _faults.TryAdd(row, (feed, allowed));
        }
    }

    /// <summary>Whether a row lies in the window and is well formed; one outside is not checked.</summary>
    private bool IsWhole(int row, DateWindow window, RowPlace place, ProblemLog problems)
    {
        (ColumnFeed Feed, Words Allowed) fault = default;
        var isFaulty = _faults.Count > 0 && _faults.TryGetValue(row, out fault);
        if (!(isFaulty && fault.Feed == _feeds.Moments) && !window.Contains(_columns.Days[row])) return false;
        if (isFaulty)
            problems.Add(_places.Problem(place, fault.Feed!.Name, fault.Allowed));
        else if (_columns.InScope[row] > _columns.OutOfScope[row])
            problems.Add(_places.Problem(place, _feeds.InScope.Name, ClaimReader.InScopeAllowed));
        else if (!_feeds.PartsFit(row))
            problems.Add(_places.Problem(place, _feeds.Totals.Name, ClaimReader.TotalAllowed));
        else
            return true;
        return false;
    }

    // The bill stands where the part outside will be.
    private ClaimRecord Record(int row, RowPlace place) => new()
    {
        Moment = _feeds.Moments.Values[row],
        Place = place,
        InScopeFen = _columns.InScope[row].Value,
        OutOfScopeFen = (_columns.OutOfScope[row] - _columns.InScope[row]).Value,
        Day = _columns.Days[row].DayNumber,
        District = _columns.Districts[row],
        Level = _columns.Levels[row],
        Setting = _columns.Settings[row],
        AccountUse = _columns.AccountUses[row],
        Refusal = _columns.Refusals[row],
    };
}
