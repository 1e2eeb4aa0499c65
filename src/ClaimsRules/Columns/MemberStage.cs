using System.Diagnostics;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Narrow claims of one member after another, before they are turned into slices: dates, coverage, status and
/// credits are resolved here by the rules, once per segment.
/// </summary>
/// <remarks>
/// What is narrow: claims in the order of days, no account limit, at most <see cref="MostClaims"/> of them,
/// all settled expense together and opening balance with all credits each at most 2^31 - 1 fen under every
/// policy. Every sum, part and balance in the walk is one of these or less, so that none overflows 32 bits.
/// </remarks>
internal sealed class MemberStage(ColumnPlan plan, bool grouped)
{
    /// <summary>The most claims of a member in a lane; more would pad fifteen other lanes.</summary>
    public const int MostClaims = 4096;

    private int[] _amounts = [];
    private int[] _outOfScope = [];
    private byte[] _marks = [];
    private int[] _groups = [];
    private Segment[] _segments = [];
    private int[] _credits = [];
    private int _nextMonth;
    private int _firstMonth;
    private long _credited;
    private long _inScope;
    private long _outside;

    public int Claims { get; private set; }

    public int Segments { get; private set; }

    /// <summary>Whether any staged claim has a part out of scope.</summary>
    public bool HasOutOfScope { get; private set; }

    public ReadOnlySpan<int> Amounts => _amounts;

    public ReadOnlySpan<int> OutOfScope => _outOfScope;

    public ReadOnlySpan<byte> Marks => _marks;

    public ReadOnlySpan<int> Groups => _groups;

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
        var fits = member.Count <= MostClaims && member.OpeningBalance.Value <= int.MaxValue
            && member.AccountLimits.Length == 0;
        if (fits && TryWalk(member, ref lane, refusals)) return true;

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

        (_inScope, _outside) = (0, 0);
        for (var from = 0; from < member.Count;)
        {
            var day = member.ServiceDates[from];
            if (from > 0 && day < member.ServiceDates[from - 1]) return false;
            while (day >= walk.End)
            {
                if (walk.End >= plan.Days.To) ThrowDay(day);
                Close(walk);
                Open(ref walk, walk.End);
            }

            var end = RunEnd(member.ServiceDates, from, walk.End);
            _segments[Segments - 1].HasClaims = true;
            var staged = walk.Reason == Reason.None && member.IsPlain(from..end)
                ? TryStagePlain(member, from..end, walk, ref lane)
                : TryStageEach(member, from..end, walk, ref lane, refusals);
            if (!staged) return false;
            from = end;
        }

        CloseAll(ref walk);
        lane.EndSegment = Segments;
        if (_credited > int.MaxValue || _inScope + _outside > int.MaxValue) return false;
        lane.InScope = (int)_inScope;
        lane.OutOfScope = (int)_outside;
        HasOutOfScope |= _outside > 0;
        return true;
    }

    /// <summary>
    /// Finds the first day on which something happens to the member, if the claims are in order.
    /// </summary>
    private bool TryStart(in MemberClaims member, out DateOnly start)
    {
        start = plan.Months.Length > 0 ? plan.Months[0] : DateOnly.MaxValue;
        if (member.Count == 0) return plan.Months.Length > 0;
        var first = member.ServiceDates[0];
        if (!plan.Days.Contains(first)) ThrowDay(first);
        if (first < start) start = first;
        return true;
    }

    /// <summary>Finds where the claims of a segment end, or where one is not in the order of days.</summary>
    private static int RunEnd(ReadOnlySpan<DateOnly> dates, int from, DateOnly end)
    {
        var next = from + 1;
        while (next < dates.Length && dates[next] < end && dates[next] >= dates[next - 1]) next++;
        return next;
    }

    /// <summary>Stages a run of claims that nothing refuses.</summary>
    private bool TryStagePlain(in MemberClaims member, Range run, in SegmentWalk walk, ref LaneRecord lane)
    {
        var dates = member.ServiceDates[run];
        var amounts = member.InScope[run];
        var levels = member.Levels[run];
        var staged = _amounts.AsSpan(Claims, dates.Length);
        var marks = _marks.AsSpan(Claims, dates.Length);
        var counts = plan.MonthsUntil;
        var firstDay = plan.Days.From.DayNumber;
        var month = _nextMonth;
        ref readonly var era = ref plan.Eras[walk.Era];
        var account = era.HospitalAllowed;
        var alike = member.IsPaidAlike(run, account, era.PharmacyAllowed);
        var begins = run.Start.Value > 0;
        long all = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            int until = counts[dates[i].DayNumber - firstDay];
            var level = levels[i];
            if (level is < HospitalLevel.One or > HospitalLevel.Three) ThrowLevel(level);
            marks[i] = Mark.Of(level, begins, until - month, account);
            (month, begins) = (until, false);

            // What does not fit is cut off here, seen below, and never used.
            var amount = amounts[i].Value;
            staged[i] = unchecked((int)amount);
            _inScope += amount & int.MaxValue;
            all |= amount;
        }

        if (!alike) MarkAccounts(member, run, era, marks);
        var outside = member.OutOfScope.Length > 0 ? member.OutOfScope[run] : [];
        if (all > int.MaxValue || !TryStageOutside(outside, dates.Length)) return false;
        if (grouped)
        {
            for (var i = 0; i < dates.Length; i++)
                _groups[Claims + i] = GroupTotals.Cell(member.GroupOf(run.Start.Value + i), walk.Category);
        }

        _nextMonth = month;
        lane.Settled += dates.Length;
        Claims += dates.Length;
        return true;
    }

    /// <summary>Marks the claims of a run that the own account may not pay for.</summary>
    private static void MarkAccounts(in MemberClaims member, Range run, in Era era, Span<byte> marks)
    {
        var byDate = Unless(era.HospitalAllowed);
        foreach (ref var mark in marks) mark = (byte)(mark & Mark.Account | byDate);
        if (era.HospitalAllowed != era.PharmacyAllowed && member.Settings.Length > 0)
        {
            var settings = member.Settings.Slice(run.Start.Value, marks.Length);
            for (var i = 0; i < settings.Length; i++)
                marks[i] ^= Unless(settings[i] == ClaimSetting.Hospital);
        }

        if (member.AccountUses.Length == 0) return;
        var uses = member.AccountUses.Slice(run.Start.Value, marks.Length);
        for (var i = 0; i < uses.Length; i++) marks[i] |= Unless(uses[i] != AccountUse.None);
    }

    /// <summary>The bit that no account may pay, without a branch: which claims may is hard to predict.</summary>
    private static byte Unless(bool allowed) => (byte)(Convert.ToByte(!allowed) << 7);

    private bool TryStageOutside(ReadOnlySpan<Fen> amounts, int count)
    {
        var staged = _outOfScope.AsSpan(Claims, count);
        if (amounts.Length == 0)
        {
            staged.Clear();
            return true;
        }

        long all = 0;
        for (var i = 0; i < amounts.Length; i++)
        {
            var amount = amounts[i].Value;
            staged[i] = unchecked((int)amount);
            _outside += amount & int.MaxValue;
            all |= amount;
        }

        return all <= int.MaxValue;
    }

    private bool TryStageEach(
        in MemberClaims member, Range run, in SegmentWalk walk, ref LaneRecord lane, List<Refusal> refusals)
    {
        var begins = run.Start.Value > 0;
        for (var claim = run.Start.Value; claim < run.End.Value; claim++)
        {
            var reason = MemberClaims.First(walk.Reason, member.RefusalOf(claim));
            var settled = reason == Reason.None;
            var level = settled ? member.Levels[claim] : HospitalLevel.None;
            var amount = settled ? member.InScope[claim].Value : 0;
            var outside = settled && member.OutOfScope.Length > 0 ? member.OutOfScope[claim].Value : 0;
            if (settled && level is < HospitalLevel.One or > HospitalLevel.Three) ThrowLevel(level);
            if (amount > int.MaxValue || outside > int.MaxValue) return false;
            if (settled) lane.Settled++;
            else refusals.Add(new Refusal(lane.Member, claim, reason));

            int until = plan.MonthsUntil[member.ServiceDates[claim].DayNumber - plan.Days.From.DayNumber];
            var account = settled && MayPay(member, claim, walk.Era);
            _marks[Claims] = Mark.Of(level, begins, until - _nextMonth, account);
            (_nextMonth, begins) = (until, false);
            _amounts[Claims] = (int)amount;
            _outOfScope[Claims] = (int)outside;
            if (grouped)
            {
                var category = settled ? walk.Category : MemberCategory.None;
                _groups[Claims] = GroupTotals.Cell(member.GroupOf(claim), category);
            }

            _inScope += amount;
            _outside += outside;
            Claims++;
        }

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
        nameof(day), day, $"From {plan.Days.From:yyyy-MM-dd} until before {plan.Days.To:yyyy-MM-dd} is allowed.");

    private static void ThrowLevel(HospitalLevel level) =>
        throw new ArgumentOutOfRangeException(nameof(level), level, "A settled claim needs level 1, 2 or 3.");
}
