using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Compare;

/// <summary>
/// Who is better or worse off under a proposal, and by how much: cash not paid, and money more on the account in
/// the end.
/// </summary>
internal sealed class ChangeSums
{
    private static readonly long[] Bounds = [1_000, 5_000, 10_000, 50_000, 100_000];

    private readonly Cell[] _cells = new Cell[Classes * Statuses];

    /// <summary>How many classes there are: losses from the largest, none, gains up to the largest.</summary>
    public const int Classes = 13;

    private const int Statuses = 4;
    private const int Same = Classes / 2;

    /// <summary>Adds a member.</summary>
    /// <param name="status">The category at the window's end; none for those without the benefit.</param>
    /// <param name="gain">By how much better off; negative for worse.</param>
    public void Add(MemberCategory status, Fen gain)
    {
        ref var cell = ref _cells[ClassOf(gain.Value) * Statuses + (int)status];
        cell.Members++;
        cell.Fen += gain.Value;
    }

    /// <summary>Adds other members.</summary>
    public void Add(ChangeSums other)
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i].Members += other._cells[i].Members;
            _cells[i].Fen += other._cells[i].Fen;
        }
    }

    /// <summary>The members of a class, and what they gain together.</summary>
    public (long Members, long Fen) OfClass(int change) => Sum(change, change + 1, null);

    /// <summary>The members of a status who lose.</summary>
    public (long Members, long Fen) Losers(MemberCategory? status) => Sum(0, Same, status);

    /// <summary>The members of a status for whom nothing changes.</summary>
    public (long Members, long Fen) Unchanged(MemberCategory? status) => Sum(Same, Same + 1, status);

    /// <summary>The members of a status who gain.</summary>
    public (long Members, long Fen) Winners(MemberCategory? status) => Sum(Same + 1, Classes, status);

    /// <summary>
    /// The name of a class in yuan, such as <c>-500..-100</c>, <c>0</c> or <c>1000+</c>.
    /// </summary>
    public static string Name(int change)
    {
        if (change == Same) return "0";
        var size = Math.Abs(change - Same) - 1;
        var from = size == 0 ? 0 : Bounds[size - 1] / 100;
        var (less, more) = change < Same ? ("-", "") : ("", "+");
        if (size == Bounds.Length) return change < Same ? $"-{from}-" : $"{from}+";
        var to = Bounds[size] / 100;
        return change < Same ? $"{less}{to}..{less}{from}" : $"{more}{from}..{more}{to}";
    }

    private static int ClassOf(long fen)
    {
        if (fen == 0) return Same;
        var size = 1;
        foreach (var bound in Bounds)
        {
            if (Math.Abs(fen) > bound) size++;
        }

        return fen < 0 ? Same - size : Same + size;
    }

    private (long Members, long Fen) Sum(int from, int to, MemberCategory? status)
    {
        long members = 0, fen = 0;
        for (var change = from; change < to; change++)
        {
            for (var place = 0; place < Statuses; place++)
            {
                if (status is { } only && (int)only != place) continue;
                members += _cells[change * Statuses + place].Members;
                fen += _cells[change * Statuses + place].Fen;
            }
        }

        return (members, fen);
    }

    private struct Cell
    {
        public long Members;
        public long Fen;
    }
}
