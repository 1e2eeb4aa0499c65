using System.Text;

namespace ClaimsReplay.Sql;

/// <summary>
/// A step that lists numbers of the policy, each on a line of its own with the rule that it comes from.
/// </summary>
/// <param name="name">The step's name.</param>
/// <param name="comment">What the numbers are.</param>
/// <param name="keys">The columns that say what a row is for.</param>
/// <param name="numbers">The columns of numbers.</param>
internal sealed class NumberTable(string name, string comment, string[] keys, string[] numbers)
{
    private readonly List<(string[] Keys, NumberCell[] Cells)> _rows = [];
    private int _lastComma;

    /// <summary>Adds a row.</summary>
    /// <param name="keyValues">SQL text for each key column.</param>
    /// <param name="cells">A number for each column of numbers.</param>
    /// <exception cref="ArgumentException">There are too few or too many.</exception>
    public void Add(string[] keyValues, params NumberCell[] cells)
    {
        if (keyValues.Length != keys.Length || cells.Length != numbers.Length)
        {
            throw new ArgumentException(
                $"A row of {name} has {keys.Length} keys and {numbers.Length} numbers.", nameof(cells));
        }

        _rows.Add((keyValues, cells));
    }

    /// <summary>The step with all rows.</summary>
    public QueryStep Step()
    {
        var body = new StringBuilder("values");
        foreach (var (keyValues, cells) in _rows) Print(body, keyValues, cells);

        // The comma stands before the comment of a row's last number; the last row has none.
        var columns = string.Join(", ", [.. keys, .. numbers]);
        return new QueryStep($"{name} ({columns})", comment, body.Remove(_lastComma, 1).ToString());
    }

    private void Print(StringBuilder body, string[] keyValues, NumberCell[] cells)
    {
        body.Append($"\n  ({string.Join(", ", keyValues)},");
        for (var i = 0; i < cells.Length; i++)
        {
            body.Append($"\n    {cells[i].Sql}{(i < cells.Length - 1 ? "," : "),")}");
            _lastComma = body.Length - 1;
            body.Append($" -- {numbers[i]}: {cells[i].Source}");
        }
    }
}
