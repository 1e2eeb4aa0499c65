using System.Diagnostics;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsRules.Columns;

/// <summary>
/// Narrow claims of one member after another, before they are turned into slices: dates, coverage, status and
/// credits are resolved here by the rules, once per segment.
/// </summary>
/// <remarks>
/// What is narrow: claims in the order of days, no account limit, at most <see cref="MostClaims"/> of them, all
/// settled expense together and opening balance with all credits each at most 2^31 - 1 fen under every policy.
/// Every sum, part and balance in the walk is one of these or less, so that none overflows 32 bits.
/// </remarks>
internal sealed class MemberStage(ColumnPlan plan, bool grouped)
{
    /// <summary>The most claims of a member in a lane; more would pad fifteen other lanes.</summary>
    public const int MostClaims = 4096;

    private int[] _amounts = [];
    private int[] _outOfScope = [];
    private byte[] _marks = [];
    private ushort[] _groups = [];
    private Segment[] _segments = [];
    private int[] _credits = [];
    private int _nextMonth;
    private int _firstMonth;
    private long _credited;

    public int Claims { get; private set; }

    public int Segments { get; private set; }

    /// <summary>Whether any staged claim has a part out of scope.</summary>
    public bool HasOutOfScope { get; private set; }

    public ReadOnlySpan<int> Amounts => _amounts;

    public ReadOnlySpan<int> OutOfScope => _outOfScope;

    public ReadOnlySpan<byte> Marks => _marks;

    public ReadOnlySpan<ushort> Groups => _groups;

    public ReadOnlySpan<Segment> AllSegments => _segments;

    /// <summary>The monthly credits: per segment one for each policy.</summary>
    public ReadOnlySpan<int> Credits => _credits;

    public void Clear()
    {
        Claims = 0;
        Segments = 0;
        HasOutOfScope = false;
    }

    /// <summary>Stages a member.</summary>
    /// <returns>False when the member does not fit narrow columns; then nothing is staged.</returns>
    public bool TryAdd(in MemberClaims member, int number, List<Refusal> refusals, out LaneRecord lane)
    {
        var (claims, segments, refused) = (Claims, Segments, refusals.Count);
        lane = new LaneRecord { Member = number, Count = member.Count, FirstSegment = segments };
        if (member.Count <= MostClaims && member.OpeningBalance.Value <= int.MaxValue && member.AccountLimits.Length == 0)
        {
            if (TryWalk(member, ref lane, refusals)) return true;
        }

        (Claims, Segments) = (claims, segments);
        refusals.RemoveRange(refused, refusals.Count - refused);
        return false;
    }

    private bool TryWalk(in MemberClaims member, ref LaneRecord lane, List<Refusal> refusals)
    {
        _nextMonth = 0;
        _credited = member.OpeningBalance.Value;
        lane.OpeningBalance = (int)_credited;
        Reserve(member.Count);
        var walk = new SegmentWalk(plan, member.Member);
        if (!TryStart(member, out var start)) return true;
        Open(ref walk, start);
        lane.DeductibleYear = plan.DeductibleYear(member.Member, start.Year);

        long inScope = 0;
        long outOfScope = 0;
        var months = plan.Months;
        var day = DateOnly.MinValue;
        for (var i = 0; i < member.Count; i++)
        {
            if (member.ServiceDates[i] < day) return false;
            day = member.ServiceDates[i];
            while (day >= walk.End)
            {
                Close(walk);
                Open(ref walk, walk.End);
            }

            ref var segment = ref _segments[Segments - 1];
            var begins = !segment.HasClaims && i > 0;
            segment.HasClaims = true;
            var due = _nextMonth;
            while (_nextMonth < months.Length && months[_nextMonth] <= day) _nextMonth++;
            if (!TryStage(member, i, walk, begins, _nextMonth - due, ref lane, refusals)) return false;
            inScope += _amounts[Claims - 1];
            outOfScope += _outOfScope[Claims - 1];
        }

        CloseAll(ref walk);
        lane.EndSegment = Segments;
        if (_credited > int.MaxValue || inScope + outOfScope > int.MaxValue) return false;
        lane.InScope = (int)inScope;
        lane.OutOfScope = (int)outOfScope;
        HasOutOfScope |= outOfScope > 0;
        return true;
    }

    /// <summary>Finds the first day on which something happens to the member.</summary>
    private bool TryStart(in MemberClaims member, out DateOnly start)
    {
        start = plan.Months.Length > 0 ? plan.Months[0] : DateOnly.MaxValue;
        foreach (var day in member.ServiceDates)
        {
            if (day < start) start = day;
            if (!plan.Days.Contains(day)) ThrowDay(day);
        }

        return start < DateOnly.MaxValue;
    }

    private bool TryStage(
        in MemberClaims member, int claim, in SegmentWalk walk, bool begins, int months, ref LaneRecord lane,
        List<Refusal> refusals)
    {
        var reason = MemberClaims.First(walk.Reason, member.RefusalOf(claim));
        var level = HospitalLevel.None;
        var amount = 0L;
        var outside = 0L;
        if (reason == Reason.None)
        {
            level = member.Levels[claim];
            if (level is < HospitalLevel.One or > HospitalLevel.Three) ThrowLevel(level);
            amount = member.InScope[claim].Value;
            if (member.OutOfScope.Length > 0) outside = member.OutOfScope[claim].Value;
            if (amount > int.MaxValue || outside > int.MaxValue) return false;
            lane.Settled++;
        }
        else
        {
            refusals.Add(new Refusal(lane.Member, claim, reason));
        }

        _amounts[Claims] = (int)amount;
        _outOfScope[Claims] = (int)outside;
        _marks[Claims] = Mark.Of(level, begins, months, reason == Reason.None && MayPay(member, claim, walk.Era));
        if (grouped)
        {
            var group = member.Groups.Length > 0 ? member.Groups[claim] : 0;
            _groups[Claims] = GroupTotals.Cell(group, reason == Reason.None ? walk.Category : MemberCategory.None);
        }

        Claims++;
        return true;
    }

    private bool MayPay(in MemberClaims member, int claim, int era)
    {
        if (member.AccountUses.Length > 0 && member.AccountUses[claim] == AccountUse.None) return false;
        var hospital = member.Settings.Length == 0 || member.Settings[claim] == ClaimSetting.Hospital;
        return hospital ? plan.Eras[era].HospitalAllowed : plan.Eras[era].PharmacyAllowed;
    }

    private void Open(ref SegmentWalk walk, DateOnly day)
    {
        walk.Enter(day);
        _firstMonth = _nextMonth;
        if (Segments == _segments.Length)
        {
            Array.Resize(ref _segments, Math.Max(64, Segments * 2));
            Array.Resize(ref _credits, _segments.Length * plan.Policies.Count);
        }

        _segments[Segments++] = new Segment { Era = (ushort)walk.Era, Category = walk.Category };
    }

    private void Close(in SegmentWalk walk)
    {
        var months = plan.Months;
        var tail = _nextMonth;
        while (_nextMonth < months.Length && months[_nextMonth] < walk.End) _nextMonth++;
        _segments[Segments - 1].TailMonths = (byte)(_nextMonth - tail);
        Debug.Assert(_nextMonth - _firstMonth <= 12, "A segment lies within a calendar year.");

        var credits = _credits.AsSpan((Segments - 1) * plan.Policies.Count, plan.Policies.Count);
        credits.Clear();
        if (_nextMonth == _firstMonth) return;
        long most = 0;
        for (var policy = 0; policy < credits.Length; policy++)
        {
            var credit = walk.CreditOf(plan.Policies[policy], months[_firstMonth]).Value;
            most = Math.Max(most, credit);
            credits[policy] = (int)Math.Min(credit, int.MaxValue);
        }

        // Never the largest long: a single credit above 2^31 - 1 already makes the member wide.
        _credited += Math.Min(most, 1L << 32) * (_nextMonth - _firstMonth);
    }

    private void CloseAll(ref SegmentWalk walk)
    {
        Close(walk);
        while (_nextMonth < plan.Months.Length)
        {
            Open(ref walk, walk.End);
            Close(walk);
        }
    }

    private void Reserve(int claims)
    {
        if (Claims + claims <= _amounts.Length) return;
        var size = Math.Max(1024, (Claims + claims) * 2);
        Array.Resize(ref _amounts, size);
        Array.Resize(ref _outOfScope, size);
        Array.Resize(ref _marks, size);
        if (grouped) Array.Resize(ref _groups, size);
    }

    private void ThrowDay(DateOnly day) => throw new ArgumentOutOfRangeException(
        nameof(day), day, $"Service dates from {plan.Days.From:yyyy-MM-dd} until before {plan.Days.To:yyyy-MM-dd} are allowed.");

    private static void ThrowLevel(HospitalLevel level) =>
        throw new ArgumentOutOfRangeException(nameof(level), level, "A settled claim needs a level of 1, 2 or 3.");
}
