using ClaimsReplay.Input.Buckets;
using ClaimsReplay.Input.Columns;

namespace ClaimsReplay.Input;

/// <summary>
/// Members and claims in any order, out of Parquet files or large text files. One pass deals all rows out to
/// buckets in temporary files, a member's rows to the same one; then bucket after bucket is put in order in
/// memory. Memory is that of one bucket per thread and of the buffers, whatever the size of the files; the disk
/// takes some 50 bytes a claim meanwhile.
/// </summary>
/// <remarks>The ids of claims are not read: nobody compares one with all others.</remarks>
public sealed class BucketedMembers : IMemberSource
{
    private const int ClaimsOfABucket = 200_000;
    private const int MostBuckets = 512;
    private const int MostMembers = 1 << 14;
    private const int MostClaims = 1 << 17;

    private readonly string _folder;
    private readonly ClaimScatter _claims;
    private readonly ProblemLog _problems;
    private readonly TablePlaces _memberPlaces;
    private readonly BucketFiles<MemberRecord> _memberBuckets;
    private readonly BucketFiles<ClaimRecord> _claimBuckets;
    private readonly int _buckets;
    private readonly Bucket[] _loaded;
    private readonly DataFolder _data;
    private readonly LinkedIds _linked;
    private readonly HeldClaims _held = new();
    private Bucket _bucket = new();
    private int _nextBucket;
    private int _waiting;
    private int _member;

    private BucketedMembers(
        DataFolder data, ClaimScatter claims, IReadOnlyList<string> memberFiles, int threads, ProblemLog problems)
    {
        _loaded = [.. Enumerable.Range(0, threads).Select(_ => new Bucket())];
        (_data, _linked) = (data, LinkedIds.Read(data));
        (_claims, _problems) = (claims, problems);
        _memberPlaces = new TablePlaces(memberFiles);
        _buckets = (int)Math.Clamp(claims.Size / ClaimsOfABucket, 1, MostBuckets);
        _folder = Directory.CreateTempSubdirectory("claims-replay-").FullName;
        _memberBuckets = new BucketFiles<MemberRecord>(_folder, "members", _buckets);
        _claimBuckets = new BucketFiles<ClaimRecord>(_folder, "claims", _buckets);
    }

    /// <inheritdoc/>
    public MemberBatch Batch { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> Districts => _claims.Districts;

    /// <inheritdoc/>
    public long Done => _claims.Size + _claims.Size * _nextBucket / _buckets;

    /// <inheritdoc/>
    public long Size => _claims.Size * 2;

    /// <summary>Opens the tables of a folder, unless they are small, and deals their rows out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="window">The service dates to read.</param>
    /// <param name="districts">Whether the claims' districts are wanted.</param>
    /// <param name="threads">How many columns are decoded, and buckets put in order, at once.</param>
    /// <param name="most">With no more claims than this, null is given: they fit into memory.</param>
    /// <param name="problems">Receives malformed rows; the rest is read.</param>
    /// <param name="progress">Called with how much is read of how much.</param>
    /// <param name="stop">Stops the dealing; nothing is left of it.</param>
    /// <returns>The source, or null when the tables need to be read another way.</returns>
    /// <exception cref="NotUsableException">A file cannot be read, or the temporary folder not written.</exception>
    public static BucketedMembers? TryOpen(
        DataFolder folder, DateWindow window, bool districts, int threads, long most, ProblemLog problems,
        Action<long, long> progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var staged = StagedText.IsLarge(folder, most) ? new StagedText(folder, problems, stop) : null;
        var (memberFiles, claimFiles) = (
            staged?.Members ?? folder.ParquetFiles("members"), staged?.Claims ?? folder.ParquetFiles("claims"));
        if (memberFiles.Count == 0 || claimFiles.Count == 0) return null;
        using var members = new MemberScatter(memberFiles, threads);
        var claims = new ClaimScatter(claimFiles, districts, threads);
        if (!members.Suits || !claims.Suits || claims.Size <= most || members.HasNumbers != claims.HasNumbers)
        {
            claims.Dispose();
            return null;
        }

        var source = new BucketedMembers(folder, claims, memberFiles, threads, problems);
        try
        {
            members.Run(source._memberBuckets, problems, stop);
            claims.Run(source._claimBuckets, window, problems, progress, stop);
            return source;
        }
        catch (Exception e)
        {
            source.Dispose();
            if (e is IOException) throw Full(e);
            throw;
        }
    }

    /// <inheritdoc/>
    public bool Read()
    {
        Batch.Clear();
        Batch.Columns.HasRefusals = false;
        while (Batch.Members < MostMembers && Batch.Claims < MostClaims)
        {
            if (_member == _bucket.Members && !NextBucket()) break;
            if (_member < _bucket.Members) Take(_member++);
        }

        return Batch.Members > 0;
    }

    /// <inheritdoc/>
    public ReplayInput? Linked() => _data.HasTable("families")
        ? _held.Close(_data, _memberPlaces.FirstFile, _problems)
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _claims.Dispose();
        _memberBuckets.Dispose();
        _claimBuckets.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private bool NextBucket()
    {
        if (_waiting == 0 && !LoadSome()) return false;
        _bucket = _loaded[--_waiting];
        _member = 0;
        foreach (var (place, column, allowed) in _bucket.Faults)
            _problems.Add(_memberPlaces.Problem(place, column, allowed));
        foreach (var place in _bucket.Unknown) _problems.Add(_claims.Problem(place, ClaimReader.MemberAllowed));
        return true;
    }

    private static NotUsableException Full(Exception e) => new(
        new Words($"{Path.GetTempPath()} does not hold the rows to be put in order: {e.Message}", "临时文件夹空间不足。"), e);

    /// <summary>Puts as many buckets in order as there are threads.</summary>
    private bool LoadSome()
    {
        _waiting = Math.Min(_loaded.Length, _buckets - _nextBucket);
        Parallel.For(0, _waiting, i => _loaded[i].Load(_nextBucket + i, _memberBuckets, _claimBuckets));
        _nextBucket += _waiting;
        return _waiting > 0;
    }

    private void Take(int member)
    {
        var claims = _bucket.Count(member);
        if (!_bucket.IsWhole(member) && claims > 0)
            _problems.Add(_memberPlaces.Problem(_bucket.FirstRow(member), "member_id", ClaimReader.LeftOut(claims)));
        if (_linked.Contains(_bucket.Id(member), _claims.HasNumbers))
        {
            _held.Add(_bucket, member, _claims.HasNumbers);
            return;
        }

        if (!_bucket.IsWhole(member)) return;
        _bucket.CopyTo(Batch.Columns, Batch.Claims, member);
        Batch.Add(_bucket.History(member), _bucket.Opening(member), claims);
    }
}
