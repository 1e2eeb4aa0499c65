namespace ClaimsReplay.Input;

/// <summary>The rows of one table, one after another, whatever the file's format.</summary>
public abstract class RowSource(string file) : IDisposable
{
    /// <summary>The file's name, for messages.</summary>
    public virtual string File { get; } = file;

    /// <summary>The row read last, from 1 for the first after the header.</summary>
    public long Row { get; protected set; }

    /// <summary>How far the reading is, in bytes or rows.</summary>
    public abstract long Done { get; }

    /// <summary>How much there is to read, in the same unit.</summary>
    public abstract long Size { get; }

    /// <summary>Finds a column by its exact name.</summary>
    /// <returns>The column, or -1 when the table has none of this name.</returns>
    public abstract int Find(string column);

    /// <summary>Moves to the next whole row; a row that is none is reported and passed over.</summary>
    public abstract bool Read(ProblemLog problems);

    /// <summary>The text of a field of the current row; empty for none. Valid until the next call.</summary>
    /// <param name="column">A column that <see cref="Find"/> returned, not -1.</param>
    public abstract ReadOnlySpan<char> Field(int column);

    /// <summary>Finds a column that must be there.</summary>
    /// <exception cref="NotUsableException">It is not.</exception>
    public int Require(string column)
    {
        var found = Find(column);
        if (found >= 0) return found;
        throw new NotUsableException(new Words(
            $"{File}: the column {column} is missing.", $"{File}：缺少列 {column}。"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}
