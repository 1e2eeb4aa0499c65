namespace ClaimsLoad;

/// <summary>A Markdown table whose rows are printed as they become known, in aligned columns.</summary>
internal sealed class TextTable
{
    private const int NarrowestColumn = 7;

    private readonly TextWriter _output;
    private readonly int[] _widths;

    /// <summary>Prints the head.</summary>
    /// <param name="output">Where the table is printed.</param>
    /// <param name="columns">The columns' names; a column is as wide as its name, and at least seven characters.</param>
    public TextTable(TextWriter output, params string[] columns)
    {
        _output = output;
        _widths = [.. columns.Select(column => Math.Max(column.Length, NarrowestColumn))];
        Write(columns);
        Write([.. _widths.Select(width => new string('-', width - 1) + ':')]);
    }

    /// <summary>Prints a row.</summary>
    /// <exception cref="ArgumentException">It has not one cell for each column.</exception>
    public void Write(params string[] cells)
    {
        if (cells.Length != _widths.Length)
            throw new ArgumentException($"A row has {cells.Length} cells; the table has {_widths.Length} columns.");
        _output.WriteLine($"| {string.Join(" | ", cells.Zip(_widths, (cell, width) => cell.PadLeft(width)))} |");
    }
}
