using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ClaimsReplay.Input.Columns;

/// <summary>The ids that a table of families names, to be found among ids as a stream holds them.</summary>
internal sealed class LinkedIds
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private LinkedIds() => _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the owners and relatives; a folder without the table has none.</summary>
    /// <remarks>Malformed rows are reported when the links themselves are read.</remarks>
    /// <exception cref="NotUsableException">A column is missing.</exception>
    public static LinkedIds Read(DataFolder folder)
    {
        var linked = new LinkedIds();
        using var rows = folder.TryOpen("families");
        if (rows is null) return linked;
        var problems = new ProblemLog();
        var (owner, relative) = (rows.Require("owner_id"), rows.Require("relative_id"));
        while (rows.Read(problems))
        {
            linked._ids.Add(rows.Field(owner).ToString());
            linked._ids.Add(rows.Field(relative).ToString());
        }

        return linked;
    }

    /// <summary>Whether a link names an id.</summary>
    /// <param name="id">The id's bytes, as <see cref="IdFeed"/> gives them.</param>
    /// <param name="isNumber">Whether they are those of a whole number.</param>
    public bool Contains(ReadOnlySpan<byte> id, bool isNumber)
    {
        if (_ids.Count == 0) return false;
        Span<char> text = stackalloc char[IdTable.LongestId];
        return _lookup.Contains(Text(id, isNumber, text));
    }

    /// <summary>An id as text.</summary>
    public static ReadOnlySpan<char> Text(ReadOnlySpan<byte> id, bool isNumber, Span<char> text)
    {
        if (!isNumber) return text[..Encoding.UTF8.GetChars(id, text)];
        var number = BinaryPrimitives.ReadInt64BigEndian(id) ^ long.MinValue;
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return text[..length];
    }
}
