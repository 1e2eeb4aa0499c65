using ParquetSharp;

namespace ClaimsReplay.Generate;

/// <summary>Family links column by column, until they are written as a row group.</summary>
internal sealed class LinkRowGroup
{
    public static readonly Column[] Schema =
    [
        new Column<long>("owner_id"), new Column<long>("relative_id"), new Column<string>("relation"),
        new Column<int>("priority"), new Column<Date?>("from"), new Column<Date?>("to"),
    ];

    private const int DaysOfAGeneration = 16 * 365;

    private readonly List<long> _owners = [];
    private readonly List<long> _relatives = [];
    private readonly List<string> _relations = [];
    private readonly List<int> _priorities = [];

    /// <summary>Links the first member's account to the others of a household; ages tell who is who.</summary>
    public void Add(ReadOnlySpan<GeneratedMember> household)
    {
        var owner = household[0];
        for (var i = 1; i < household.Length; i++)
        {
            var younger = household[i].Birth.DayNumber - owner.Birth.DayNumber;
            _owners.Add(owner.Id);
            _relatives.Add(household[i].Id);
            _relations.Add(younger > DaysOfAGeneration ? "child" : younger < -DaysOfAGeneration ? "parent" : "spouse");
            _priorities.Add(0);
        }
    }

    /// <summary>Writes the links as a row group and forgets them.</summary>
    public void WriteTo(ParquetFileWriter file)
    {
        if (_owners.Count == 0) return;
        using var group = file.AppendRowGroup();
        var open = new Date?[_owners.Count];
        Write(group, [.. _owners]);
        Write(group, [.. _relatives]);
        Write(group, [.. _relations]);
        Write(group, [.. _priorities]);
        Write(group, open);
        Write(group, open);
        _owners.Clear();
        _relatives.Clear();
        _relations.Clear();
        _priorities.Clear();
    }

    private static void Write<T>(RowGroupWriter group, T[] values)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values);
    }
}
