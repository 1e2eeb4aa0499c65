using ClaimsReplay.Input.Columns;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Input;

/// <summary>
/// Members and claims out of Parquet files in order, side by side: members by id, claims by member and time.
/// Ids are compared as UTF-8 bytes, or as numbers where both tables store whole numbers. Columns are taken as
/// they are stored; memory is that of some hundred thousand rows, whatever the size of the files.
/// </summary>
/// <remarks>The ids of claims are not read: in a stream nobody compares one with all others.</remarks>
public sealed class ParquetMembers : IMemberSource
{
    private const int RowsAtOnce = 1 << 17;
    private const int MostMembers = 1 << 15;

    private readonly ClaimFeeds _feeds;
    private readonly ParquetTable _claims;
    private readonly MemberQueue _members;
    private readonly DateWindow _window;
    private readonly ProblemLog _problems;
    private readonly Dictionary<int, (ColumnFeed Feed, Words Allowed)> _faults = [];
    private byte[] _last = [];
    private bool _hasMember;
    private bool _hasLast;
    private bool _ended;
    private bool _isFull;
    private int _kept;

    private ParquetMembers(
        ClaimFeeds feeds, MemberBatch batch, ParquetTable claims, MemberQueue members, DateWindow window,
        ProblemLog problems)
    {
        (_feeds, Batch, _claims, _members, _window, _problems) = (feeds, batch, claims, members, window, problems);
        _hasMember = members.MoveNext();
    }

    /// <inheritdoc/>
    public MemberBatch Batch { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Districts => _feeds.Districts.Names;

    /// <inheritdoc/>
    public long Done => _claims.Done;

    /// <inheritdoc/>
    public long Size => _claims.Size;

    /// <summary>Opens the tables of a folder, if they are Parquet and no families.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="window">The service dates to read.</param>
    /// <param name="districts">Whether the claims' districts are wanted.</param>
    /// <param name="threads">How many columns are decoded at once.</param>
    /// <param name="problems">Receives malformed rows; the rest is read.</param>
    /// <returns>The source, or null when the tables need to be read another way.</returns>
    public static ParquetMembers? TryOpen(
        DataFolder folder, DateWindow window, bool districts, int threads, ProblemLog problems)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (memberFiles, claimFiles) = (folder.ParquetFiles("members"), folder.ParquetFiles("claims"));
        if (memberFiles.Count == 0 || claimFiles.Count == 0 || folder.HasTable("families")) return null;
        var batch = new MemberBatch();
        var feeds = new ClaimFeeds(batch.Columns, districts);
        var claims = ParquetTable.TryOpen(claimFiles, feeds.All, threads);
        if (claims is null) return null;
        var members = MemberQueue.TryOpen(memberFiles, problems);
        if (members is not null && members.HasNumbers == feeds.Members.HasNumbers)
            return new ParquetMembers(feeds, batch, claims, members, window, problems);
        claims.Dispose();
        members?.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public bool Read()
    {
        Batch.Clear();
        while (Batch.Members == 0)
        {
            if (!_ended && !_isFull) ReadRows();
            TakeRuns();
            if (_ended && _kept == _claims.Rows) return TakeMembers(default) || Batch.Members > 0;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _claims.Dispose();
        _members.Dispose();
    }

    private void ReadRows()
    {
        var most = Math.Max(RowsAtOnce, (_claims.Rows - _kept) * 2);
        _feeds.Reserve(most);
        _ended = !_claims.Read(_kept, most);
        _kept = 0;
        _faults.Clear();
        foreach (var feed in _feeds.All)
        {
            foreach (var (row, allowed) in feed.Faults) _faults.TryAdd(row, (feed, allowed));
        }
    }

    /// <summary>Takes the members whose rows are all there.</summary>
    private void TakeRuns()
    {
        var ids = _feeds.Members;
        var complete = _ended ? ids.Runs : ids.Runs - 1;
        var run = 0;
        while (run < ids.Runs && ids.First(run) < _kept) run++;
        for (; run < complete && Batch.Members < MostMembers; run++)
        {
            if (!TakeRun(ids.Id(run), ids.First(run), run + 1 < ids.Runs ? ids.First(run + 1) : _claims.Rows))
                break;
        }

        // Members without claims may fill a batch before any row is taken: then the same rows are gone on with.
        _isFull = run < complete;
        _kept = run < ids.Runs ? ids.First(run) : _claims.Rows;
    }

    /// <returns>False when the batch is full before the member.</returns>
    private bool TakeRun(ReadOnlySpan<byte> id, int first, int end)
    {
        if (id.IsEmpty)
        {
            for (var row = first; row < end; row++)
            {
                if (IsInWindow(row)) Report(row, _feeds.Members.Name, RowCheck.IdAllowed);
            }

            return true;
        }

        if (!TakeMembers(id)) return false;
        if (_hasLast && id.SequenceCompareTo(_last) <= 0) ThrowOrder(first);
        _last = Same(_last, id.Length);
        id.CopyTo(_last);
        _hasLast = true;

        if (!_hasMember || !id.SequenceEqual(_members.Id))
        {
            for (var row = first; row < end; row++)
            {
                if (IsInWindow(row)) Report(row, _feeds.Members.Name, ClaimReader.MemberAllowed);
            }

            return true;
        }

        TakeClaims(first, end);
        _hasMember = _members.MoveNext();
        return true;
    }

    /// <summary>Takes the members without claims that come before an id, or all that are left.</summary>
    /// <returns>False when the batch is full before, or no member was left.</returns>
    private bool TakeMembers(ReadOnlySpan<byte> before)
    {
        while (_hasMember && (before.IsEmpty || _members.Id.SequenceCompareTo(before) < 0))
        {
            if (Batch.Members >= MostMembers) return before.IsEmpty;
            if (_members.History is { } history) Batch.Add(history, _members.Opening, 0);
            _hasMember = _members.MoveNext();
        }

        return !before.IsEmpty;
    }

    private void TakeClaims(int first, int end)
    {
        if (_members.History is not { } history)
        {
            long leftOut = 0;
            for (var row = first; row < end; row++)
            {
                if (IsInWindow(row)) leftOut++;
            }

            var (file, number) = _members.Place;
            if (leftOut > 0)
                _problems.Add(new InputProblem(file, number, _feeds.Members.Name, ClaimReader.LeftOut(leftOut)));
            return;
        }

        var start = Batch.Claims;
        var write = start;
        for (var row = first; row < end; row++)
        {
            if (!IsInWindow(row) || !IsWhole(row)) continue;
            if (write != row) _feeds.Copy(row, write);
            if (write > start && IsBefore(write, write - 1)) ThrowOrder(row);
            Batch.Columns.OutOfScope[write] -= Batch.Columns.InScope[write];
            Batch.Columns.HasRefusals |= Batch.Columns.Refusals[write] != Reason.None;
            write++;
        }

        Batch.Add(history, _members.Opening, write - start);
    }

    /// <summary>Whether a row lies in the window; a row without a time is reported.</summary>
    private bool IsInWindow(int row)
    {
        if (_faults.Count > 0 && _faults.TryGetValue(row, out var fault) && fault.Feed == _feeds.Moments)
        {
            Report(row, fault.Feed.Name, fault.Allowed);
            return false;
        }

        return _window.Contains(Batch.Columns.Days[row]);
    }

    private bool IsWhole(int row)
    {
        if (_faults.Count > 0 && _faults.TryGetValue(row, out var fault))
        {
            Report(row, fault.Feed.Name, fault.Allowed);
            return false;
        }

        if (Batch.Columns.InScope[row] > Batch.Columns.OutOfScope[row])
        {
            Report(row, _feeds.InScope.Name, ClaimReader.InScopeAllowed);
            return false;
        }

        if (_feeds.PartsFit(row)) return true;
        Report(row, _feeds.Totals.Name, ClaimReader.TotalAllowed);
        return false;
    }

    /// <summary>Whether a row belongs before another, in replay order.</summary>
    private bool IsBefore(int row, int other)
    {
        var moments = _feeds.Moments.Values;
        if (moments[row] != moments[other]) return moments[row] < moments[other];
        var settings = Batch.Columns.Settings;
        return settings[row] == ClaimSetting.Hospital && settings[other] != ClaimSetting.Hospital;
    }

    private void Report(int row, string column, Words allowed)
    {
        var (file, number) = _claims.Place(row);
        _problems.Add(new InputProblem(file, number, column, allowed));
    }

    private void ThrowOrder(int row)
    {
        var (file, number) = _claims.Place(row);
        throw new NotInOrderException(file, number);
    }

    private static byte[] Same(byte[] buffer, int length) => buffer.Length == length ? buffer : new byte[length];
}
