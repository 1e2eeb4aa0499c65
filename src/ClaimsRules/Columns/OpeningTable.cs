using System.Runtime.Intrinsics;

namespace ClaimsRules.Columns;

/// <summary>
/// The ladders and ends of a block's openings under one policy; most blocks have fewer than sixteen.
/// </summary>
internal sealed class OpeningTable
{
    private const int Lanes = ColumnBlock.Lanes;

    /// <summary>The ladder and five ends.</summary>
    private const int Rows = 6;

    private int _openings;
    private int[] _rows = [];

    /// <summary>Fills the table; the memory is used again.</summary>
    public void Fill(ReadOnlySpan<Opening> openings, ColumnSchedule schedule)
    {
        _openings = Math.Max(Lanes, openings.Length);
        if (_rows.Length < Rows * _openings) _rows = new int[Rows * _openings];
        for (var i = 0; i < openings.Length; i++) schedule.Enter(openings[i], _rows.AsSpan(i), _openings);
    }

    /// <summary>Loads what the lanes of a slice begin with.</summary>
    /// <param name="openingOf">The number of each lane's opening.</param>
    /// <param name="fields">The fields of the lanes.</param>
    public void Load(ReadOnlySpan<int> openingOf, Span<int> fields)
    {
        var target = fields.Slice(LaneField.Ladder, Rows * Lanes);
        if (_openings == Lanes)
        {
            var places = Vector512.Create(openingOf);
            for (var row = 0; row < Rows; row++)
            {
                var table = Vector512.Create<int>(_rows.AsSpan(row * Lanes, Lanes));
                Vector512.Shuffle(table, places).CopyTo(target.Slice(row * Lanes, Lanes));
            }

            return;
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var row = 0; row < Rows; row++)
                target[row * Lanes + lane] = _rows[row * _openings + openingOf[lane]];
        }
    }
}
