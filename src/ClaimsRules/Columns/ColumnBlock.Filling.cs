using System.Runtime.InteropServices;

namespace ClaimsRules.Columns;

/// <content>
/// Turns staged members into slices: claim i of lane l goes to cell (first step + i) x 16 + l.
/// </content>
public sealed partial class ColumnBlock
{
    private int _height;

    internal void Begin(
        int members, MemberStage stage, List<WideMember> wide, List<Refusal> refusals, bool grouped)
    {
        _lanes.Clear();
        _slices.Clear();
        _segments.Clear();
        _credits.Clear();
        Refill(_refusals, refusals);
        Refill(_wide, wide);
        CollectionsMarshal.SetCount(_laneOf, members);
        Claims = stage.Claims;
        for (var i = 0; i < wide.Count; i++)
        {
            _laneOf[wide[i].Member] = ~i;
            Claims += wide[i].Count;
        }

        HasOutOfScope = stage.HasOutOfScope;
        IsGrouped = grouped;
        _steps = 0;
    }

    internal void Reserve(int slices, int steps)
    {
        _openings.Clear();
        OpeningBalances.Resize(slices * Lanes);
        OpeningCredits.Resize(slices * Lanes * Plan.Policies.Count);
        OpeningOf.Resize(slices * Lanes);
        _amounts.Resize(steps * Lanes);
        _marks.Resize(steps * Lanes);
        if (HasOutOfScope) _outOfScope.Resize(steps * Lanes);
        if (IsGrouped) _groups.Resize(steps * Lanes);
    }

    internal void BeginSlice(int height) => _height = height;

    internal void Place(int lane, in StagedMember member, MemberStage stage)
    {
        var record = member.Lane;
        _laneOf[record.Member] = _lanes.Count;
        var segments = stage.AllSegments[record.FirstSegment..record.EndSegment];
        var policies = Plan.Policies.Count;
        _credits.AddRange(stage.Credits.Slice(record.FirstSegment * policies, segments.Length * policies));
        record.FirstSegment = _segments.Count;
        _segments.AddRange(segments);
        record.EndSegment = _segments.Count;
        AddLane(lane, record);
        Spread(stage.Amounts.Slice(member.FirstClaim, record.Count), _amounts, lane);
        Spread(stage.Marks.Slice(member.FirstClaim, record.Count), _marks, lane);
        if (HasOutOfScope) Spread(stage.OutOfScope.Slice(member.FirstClaim, record.Count), _outOfScope, lane);
        if (IsGrouped) Spread(stage.Groups.Slice(member.FirstClaim, record.Count), _groups, lane);
    }

    internal void PlaceNobody(int lane)
    {
        var place = _segments.Count;
        AddLane(lane, new LaneRecord { Member = -1, FirstSegment = place, EndSegment = place });
        Spread([], _amounts, lane);
        Spread([], _marks, lane);
        if (HasOutOfScope) Spread([], _outOfScope, lane);
        if (IsGrouped) Spread([], _groups, lane);
    }

    internal void EndSlice()
    {
        var settled = 0;
        var turns = false;
        long inScope = 0;
        long outOfScope = 0;
        foreach (var lane in LaneRecords[^Lanes..])
        {
            settled += lane.Settled;
            turns |= lane.EndSegment - lane.FirstSegment > 1;
            inScope += lane.InScope;
            outOfScope += lane.OutOfScope;
        }

        _slices.Add(new SliceRecord(_steps, _height, turns, settled, inScope, outOfScope));
        _steps += _height;
    }

    private void AddLane(int lane, in LaneRecord record)
    {
        var place = _lanes.Count;
        _lanes.Add(record);
        OpeningBalances.Span[place] = record.OpeningBalance;
        var empty = record.FirstSegment == record.EndSegment;
        var policies = Plan.Policies.Count;
        var credits = OpeningCredits.Span.Slice((place - lane) * policies, policies * Lanes);
        for (var policy = 0; policy < policies; policy++)
            credits[policy * Lanes + lane] = empty ? 0 : _credits[record.FirstSegment * policies + policy];
        OpeningOf.Span[place] = empty ? 0 : NumberOf(record);
    }

    private int NumberOf(in LaneRecord record)
    {
        var segment = _segments[record.FirstSegment];
        var opening = new Opening(segment.Era, segment.Category, record.DeductibleYear);
        var number = _openings.IndexOf(opening);
        if (number >= 0) return number;
        _openings.Add(opening);
        return _openings.Count - 1;
    }

    /// <summary>Writes a lane's claims and then zeros, which change no sum, down the slice.</summary>
    private void Spread<T>(ReadOnlySpan<T> claims, AlignedBuffer<T> column, int lane)
        where T : unmanaged
    {
        var cells = column.Span.Slice(_steps * Lanes, _height * Lanes);
        var cell = lane;
        foreach (var claim in claims)
        {
            cells[cell] = claim;
            cell += Lanes;
        }

        for (; cell < cells.Length; cell += Lanes) cells[cell] = default;
    }

    private static void Refill<T>(List<T> target, List<T> source)
    {
        target.Clear();
        target.AddRange(source);
    }
}
