using System.Runtime.InteropServices;
using ClaimsReplay.Input.Columns;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>
/// Members and claims out of Parquet files in order, side by side: members by id, claims by member and time.
/// Ids are compared as UTF-8 bytes, or as numbers where both tables store whole numbers. Columns are taken as
/// they are stored; memory is that of some hundred thousand rows, whatever the size of the files.
/// </summary>
/// <remarks>The ids of claims are not read: in a stream nobody compares one with all others.</remarks>
public sealed class ParquetMembers : IMemberSource
{
    private const int RowsAtOnce = 1 << 15;
    private const int MostMembers = 1 << 15;

    private readonly ClaimFeeds _feeds;
    private readonly ParquetTable _claims;
    private readonly MemberQueue _members;
    private readonly DataFolder _folder;
    private readonly LinkedIds _linked;
    private readonly HeldMembers _held = new();
    private readonly DateWindow _window;
    private readonly ProblemLog _problems;
    private readonly Dictionary<int, (ColumnFeed Feed, Words Allowed)> _faults = [];
    private readonly bool _hasParts;
    private byte[] _last = [];
    private bool _hasMember;
    private bool _hasLast;
    private bool _ended;
    private bool _isFull;
    private int _kept;

    private ParquetMembers(
        DataFolder folder, ClaimFeeds feeds, MemberBatch batch, ParquetTable claims, MemberQueue members,
        DateWindow window, ProblemLog problems)
    {
        (_folder, _linked) = (folder, LinkedIds.Read(folder));
        (_feeds, Batch, _claims, _members, _window, _problems) = (feeds, batch, claims, members, window, problems);
        _hasParts = feeds.Parts.Any(part => part.IsStored);

        // Without a column these stay what their arrays begin with: no district, no refusal.
        ColumnFeed[] optional = [feeds.Refusals, feeds.Districts, .. feeds.Parts];
        foreach (var feed in optional) claims.Drop(feed);
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

    /// <summary>Opens the tables of a folder, if members and claims are Parquet.</summary>
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
        if (memberFiles.Count == 0 || claimFiles.Count == 0) return null;
        var batch = new MemberBatch();
        var feeds = new ClaimFeeds(batch.Columns, districts);
        var claims = ParquetTable.TryOpen(claimFiles, feeds.All, threads);
        if (claims is null) return null;
        var members = MemberQueue.TryOpen(memberFiles, problems);
        if (members is not null && members.HasNumbers == feeds.Members.HasNumbers)
            return new ParquetMembers(folder, feeds, batch, claims, members, window, problems);
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
    public ReplayInput? Linked() => _folder.HasTable("families")
        ? _held.Close(_folder, Path.GetFileName(_folder.ParquetFiles("members")[0]), _problems)
        : null;

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
            if (IsLinked()) Hold(0, 0);
            else if (_members.History is { } history) Batch.Add(history, _members.Opening, 0);
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
            if (IsLinked()) Hold(0, 0);
            return;
        }

        var write = TakeAll(first, end - first) ? end : TakeEach(first, end);
        if (IsLinked()) Hold(first, write);
        else Batch.Add(history, _members.Opening, first, write - first);
    }

    private bool IsLinked() => _linked.Contains(_members.Id, _members.HasNumbers);

    /// <summary>Keeps the member, and the claims between two rows, for later.</summary>
    private void Hold(int first, int end)
    {
        Span<char> id = stackalloc char[IdTable.LongestId];
        _held.Add(
            LinkedIds.Text(_members.Id, _members.HasNumbers, id), _members.History, _members.Opening, _members.Place.Row);
        for (var row = first; row < end; row++) _held.AddClaim(Batch.Columns, row, _feeds.Moments.NanosOfDayAt(row));
    }

    /// <summary>Takes a member's claims one by one, moved together.</summary>
    /// <returns>The row behind the last one taken.</returns>
    private int TakeEach(int first, int end)
    {
        var write = first;
        for (var row = first; row < end; row++)
        {
            if (!IsInWindow(row) || !IsWhole(row)) continue;
            if (write != row) _feeds.Copy(row, write);
            if (write > first && IsBefore(write, write - 1)) ThrowOrder(row);
            Batch.Columns.OutOfScope[write] -= Batch.Columns.InScope[write];
            Batch.Columns.HasRefusals |= Batch.Columns.Refusals[write] != Reason.None;
            write++;
        }

        return write;
    }

    /// <summary>Takes a member's claims where they stand, if there is nothing to leave out or to report.</summary>
    private bool TakeAll(int first, int count)
    {
        if (_faults.Count > 0 || _hasParts) return false;
        var columns = Batch.Columns;
        if (!_window.Contains(columns.Days[first]) || !_window.Contains(columns.Days[first + count - 1])) return false;
        var moments = _feeds.Moments.Values.AsSpan(first, count);
        for (var i = 1; i < moments.Length; i++)
        {
            if (moments[i] <= moments[i - 1] && IsBefore(first + i, first + i - 1)) return false;
        }

        // Amounts are not negative, so the sign of a difference says which is the larger.
        var inScope = MemoryMarshal.Cast<Fen, long>(columns.InScope.AsSpan(first, count));
        var totals = MemoryMarshal.Cast<Fen, long>(columns.OutOfScope.AsSpan(first, inScope.Length));
        long rests = 0;
        for (var i = 0; i < inScope.Length; i++) rests |= totals[i] - inScope[i];
        if (rests < 0) return false;
        for (var i = 0; i < inScope.Length; i++) totals[i] -= inScope[i];
        columns.HasRefusals |= columns.Refusals.AsSpan(first, count).ContainsAnyExcept(Reason.None);
        return true;
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
