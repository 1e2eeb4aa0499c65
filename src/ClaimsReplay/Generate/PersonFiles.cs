using ClaimsReplay.Input;
using ParquetSharp;

namespace ClaimsReplay.Generate;

/// <summary>The files of members and of family links; without links there is no file of them.</summary>
internal sealed class PersonFiles : IDisposable
{
    private readonly ParquetFileWriter _members;
    private readonly ParquetFileWriter? _families;

    /// <param name="model">The distributions.</param>
    /// <param name="window">The service dates.</param>
    /// <param name="place">Gives the path of a table.</param>
    public PersonFiles(PopulationModel model, DateWindow window, Func<string, string> place)
    {
        Members = new MemberRowGroup(model, window);
        _members = Open(place("members"), MemberRowGroup.Schema);
        if (model.Figures.LinkedHouseholds == 0) return;
        Families = new LinkRowGroup();
        _families = Open(place("families"), LinkRowGroup.Schema);
    }

    /// <summary>The members of the row group.</summary>
    public MemberRowGroup Members { get; }

    /// <summary>The links of the row group, or null.</summary>
    public LinkRowGroup? Families { get; }

    /// <summary>Writes the row group.</summary>
    public void EndRowGroup()
    {
        Members.WriteTo(_members);
        if (_families is not null) Families!.WriteTo(_families);
    }

    /// <summary>Ends the files.</summary>
    public void Close()
    {
        _members.Close();
        _families?.Close();
    }

    public void Dispose()
    {
        _members.Dispose();
        _families?.Dispose();
    }

    private static ParquetFileWriter Open(string path, Column[] schema)
    {
        using var builder = new WriterPropertiesBuilder();
        using var properties = builder.Compression(Compression.Snappy).Build();
        return new ParquetFileWriter(path, schema, properties);
    }
}
