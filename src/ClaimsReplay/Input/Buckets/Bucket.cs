using ClaimsReplay.Input.Columns;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Buckets;

/// <summary>
/// One bucket in memory: its members, each with the claims in replay order. The memory is used again for the next.
/// </summary>
internal sealed class Bucket
{
    private byte[] _memberBytes = [];
    private byte[] _claimBytes = [];
    private int[] _slots = [];
    private int[] _starts = [];
    private int[] _places = [];
    private ulong[] _moments = [];
    private readonly List<Person> _persons = [];
    private readonly List<(int Person, int At)> _periods = [];
    private readonly List<(int Person, int At)> _claims = [];
    private readonly List<RowPlace> _unknown = [];
    private readonly List<(RowPlace Place, string Column, Words Allowed)> _faults = [];

    /// <summary>How many members the table has in this bucket, malformed ones included.</summary>
    public int Members => _persons.Count;

    /// <summary>Rows of members that do not agree with others of their member.</summary>
    public IReadOnlyList<(RowPlace Place, string Column, Words Allowed)> Faults => _faults;

    /// <summary>Claims of members that the table does not have.</summary>
    public IReadOnlyList<RowPlace> Unknown => _unknown;

    /// <summary>Takes the place of a bucket.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="members">The rows of members.</param>
    /// <param name="claims">The claims.</param>
    public void Load(int number, BucketFiles<MemberRecord> members, BucketFiles<ClaimRecord> claims)
    {
        _faults.Clear();
        _persons.Clear();
        _periods.Clear();
        _claims.Clear();
        _unknown.Clear();
        var memberLength = members.Load(number, ref _memberBytes);
        Index(_memberBytes.AsSpan(0, memberLength));
        Arrange();
        var claimLength = claims.Load(number, ref _claimBytes);
        Deal(_claimBytes.AsSpan(0, claimLength));
    }

    /// <summary>Whether no row of a member is malformed.</summary>
    public bool IsWhole(int member) => _persons[member].History is not null;

    /// <summary>What the rules know of a member that is whole.</summary>
    public MemberHistory History(int member) => _persons[member].History!;

    /// <summary>A member's balance before the first credit.</summary>
    public Fen Opening(int member) => new(_persons[member].OpeningFen);

    /// <summary>Where a member's first row stands.</summary>
    public RowPlace FirstRow(int member) => _persons[member].FirstRow;

    /// <summary>How many claims of the window a member has.</summary>
    public int Count(int member) => _starts[member + 1] - _starts[member];

    /// <summary>A member's id.</summary>
    public ReadOnlySpan<byte> Id(int member)
    {
        BucketFiles<MemberRecord>.Read(_memberBytes, _persons[member].At, out var id, out _);
        return id;
    }

    /// <summary>A member's claim by its place in replay order.</summary>
    public ref readonly ClaimRecord Claim(int member, int place) => ref BucketFiles<ClaimRecord>.Read(
        _claimBytes, _places[_starts[member] + place], out _, out _);

    /// <summary>Puts a member's claims behind others of a batch, in replay order.</summary>
    public void CopyTo(ClaimColumns columns, int at, int member)
    {
        var count = Count(member);
        columns.Reserve(at + count);
        for (var i = 0; i < count; i++) Claim(member, i).CopyTo(columns, at + i);
    }

    /// <summary>Gives each id of the members' rows a number.</summary>
    private void Index(ReadOnlySpan<byte> bytes)
    {
        // Rows are no fewer than members: twice as many slots keep the chains short.
        var rows = 0;
        for (var at = 0; at < bytes.Length; rows++) BucketFiles<MemberRecord>.Read(bytes, at, out _, out at);
        var size = 16;
        while (size < rows * 2) size *= 2;
        if (_slots.Length != size) _slots = new int[size];
        Array.Fill(_slots, -1);
        for (var at = 0; at < bytes.Length;)
        {
            ref readonly var row = ref BucketFiles<MemberRecord>.Read(bytes, at, out var id, out var next);
            var slot = SlotOf(id);
            if (_slots[slot] < 0)
            {
                _slots[slot] = _persons.Count;
                _persons.Add(new Person(at, row.Place, row.OpeningFen, null));
            }

            _periods.Add((_slots[slot], at));
            at = next;
        }
    }

    private int SlotOf(ReadOnlySpan<byte> id)
    {
        // The highest bits chose the bucket.
        var slot = (int)(IdHash.Of(id) & (ulong)(_slots.Length - 1));
        while (_slots[slot] >= 0)
        {
            BucketFiles<MemberRecord>.Read(_memberBytes, _persons[_slots[slot]].At, out var known, out _);
            if (known.SequenceEqual(id)) break;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private void Arrange()
    {
        _periods.Sort((a, b) =>
        {
            if (a.Person != b.Person) return a.Person.CompareTo(b.Person);
            var (left, right) = (Row(a.At), Row(b.At));
            return left.From != right.From ? left.From.CompareTo(right.From) : left.Place.CompareTo(right.Place);
        });
        for (var start = 0; start < _periods.Count;)
        {
            var end = start + 1;
            while (end < _periods.Count && _periods[end].Person == _periods[start].Person) end++;
            var person = _periods[start].Person;
            _persons[person] = _persons[person] with { History = HistoryOf(person, start, end) };
            start = end;
        }
    }

    private MemberHistory? HistoryOf(int person, int start, int end)
    {
        var first = Row(_persons[person].At);
        var isWhole = true;
        var periods = new CoveragePeriod[end - start];
        for (var i = start; i < end; i++)
        {
            var row = Row(_periods[i].At);
            isWhole &= row.IsWhole;
            if (!row.IsWhole || !first.IsWhole) continue;
            if (Differing(row, first) is { } column)
            {
                _faults.Add((row.Place, column, MemberReader.AsInFirstRow(first.Place.Row)));
                isWhole = false;
            }
            else if (i > start && row.From == Row(_periods[i - 1].At).From)
            {
                var before = Row(_periods[i - 1].At).Place.Row;
                _faults.Add((row.Place, "status_from", MemberReader.SameStart(before)));
                isWhole = false;
            }

            periods[i - start] = new CoveragePeriod(
                DateOnly.FromDayNumber(row.From), row.Status, row.Mode, new Fen(row.BaseFen));
        }

        if (!isWhole) return null;
        var until = DateOnly.FromDayNumber(first.Until);
        return new MemberHistory(
            DateOnly.FromDayNumber(first.Birth), until == DayFeed.Absent ? null : until, periods);
    }

    private static string? Differing(in MemberRecord row, in MemberRecord first) =>
        row.Birth != first.Birth ? "birth_date"
        : row.OpeningFen != first.OpeningFen ? "opening_balance_fen"
        : row.Until != first.Until ? "coverage_until"
        : null;

    private MemberRecord Row(int at) => BucketFiles<MemberRecord>.Read(_memberBytes, at, out _, out _);

    /// <summary>Deals the claims out to their members by counting, then orders each member's few.</summary>
    private void Deal(ReadOnlySpan<byte> bytes)
    {
        if (_starts.Length < _persons.Count + 1) _starts = new int[(_persons.Count + 1) * 2];
        Array.Clear(_starts, 0, _persons.Count + 1);
        for (var at = 0; at < bytes.Length;)
        {
            ref readonly var claim = ref BucketFiles<ClaimRecord>.Read(bytes, at, out var id, out var next);
            var person = _persons.Count == 0 ? -1 : _slots[SlotOf(id)];
            if (person < 0)
            {
                _unknown.Add(claim.Place);
            }
            else
            {
                _claims.Add((person, at));
                _starts[person + 1]++;
            }

            at = next;
        }

        for (var i = 1; i <= _persons.Count; i++) _starts[i] += _starts[i - 1];
        if (_places.Length < _claims.Count) _places = new int[_claims.Count + _claims.Count / 4];

        // Each start moves on to its end while claims are dealt, which is the next one's start.
        foreach (var (person, at) in _claims) _places[_starts[person]++] = at;
        for (var i = _persons.Count; i > 0; i--) _starts[i] = _starts[i - 1];
        _starts[0] = 0;
        for (var member = 0; member < _persons.Count; member++)
            Order(_places.AsSpan(_starts[member], Count(member)), bytes);
    }

    /// <summary>Orders a member's claims; their times are kept side by side, since they decide nearly always.</summary>
    private void Order(Span<int> claims, ReadOnlySpan<byte> bytes)
    {
        if (_moments.Length < claims.Length) _moments = new ulong[claims.Length * 2];
        for (var i = 0; i < claims.Length; i++)
        {
            var claim = claims[i];
            var moment = BucketFiles<ClaimRecord>.Read(bytes, claim, out _, out _).Moment;
            var to = i;
            while (to > 0 && (_moments[to - 1] > moment
                || (_moments[to - 1] == moment && IsBefore(bytes, claim, claims[to - 1]))))
            {
                claims[to] = claims[to - 1];
                _moments[to] = _moments[to - 1];
                to--;
            }

            claims[to] = claim;
            _moments[to] = moment;
        }
    }

    /// <summary>Whether a claim belongs before another one of the same time.</summary>
    private static bool IsBefore(ReadOnlySpan<byte> bytes, int one, int other)
    {
        ref readonly var left = ref BucketFiles<ClaimRecord>.Read(bytes, one, out _, out _);
        ref readonly var right = ref BucketFiles<ClaimRecord>.Read(bytes, other, out _, out _);
        if (left.IsPharmacy != right.IsPharmacy) return right.IsPharmacy;
        return left.Place.CompareTo(right.Place) < 0;
    }

    private readonly record struct Person(int At, RowPlace FirstRow, long OpeningFen, MemberHistory? History);
}
