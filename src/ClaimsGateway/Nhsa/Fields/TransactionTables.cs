using System.Reflection;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>
/// Every transaction's table, the envelope's, and the code sets, out of the assembly's own resources.
/// </summary>
internal static class TransactionTables
{
    private const string Folder = "nhsa/";

    private static readonly Dictionary<string, TransactionTable> ByInfno = [];

    static TransactionTables()
    {
        Codes = TableReader.ReadCodes(TextOf("codes"));
        var names = typeof(TransactionTables).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])
            .Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal);
        foreach (var name in names) Load(name);
        Envelope = TableReader.Read(TextOf("envelope"), Codes, Load).Inputs[0];
    }

    /// <summary>The code sets by name.</summary>
    public static IReadOnlyDictionary<string, CodeSet> Codes { get; }

    /// <summary>The fields around every input.</summary>
    public static NodeTable Envelope { get; }

    /// <summary>All transactions.</summary>
    public static IReadOnlyCollection<TransactionTable> All => ByInfno.Values;

    /// <summary>The table of a transaction; null for an unknown number.</summary>
    public static TransactionTable? Find(string infno) => ByInfno.GetValueOrDefault(infno);

    private static TransactionTable Load(string name)
    {
        if (ByInfno.TryGetValue(name, out var known)) return known;
        var table = TableReader.Read(TextOf(name), Codes, Load);
        ByInfno.Add(name, table);
        return table;
    }

    private static string TextOf(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
            ?? throw new FormatException($"The assembly has no table {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
