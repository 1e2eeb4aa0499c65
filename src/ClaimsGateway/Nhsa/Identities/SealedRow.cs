using System.Text.Json;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Identities;

/// <summary>Rows at rest: what an institution sent besides the columns that are decided by.</summary>
internal static class SealedRow
{
    // What says who somebody is has its own place, or none at all.
    private static readonly string[] Personal =
        ["certno", "psn_name", "mdtrt_cert_no", "card_sn", "psn_cert_type"];

    /// <summary>Seals a row without its personal fields.</summary>
    public static byte[] Close(Seal seal, Row row, string place) => seal.Close(
        JsonSerializer.SerializeToUtf8Bytes(
            row.Values.Where(pair => !Personal.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal)),
        place);

    /// <summary>Opens a row.</summary>
    public static Row Open(Seal seal, byte[] box, string place)
    {
        var row = new Row();
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(seal.Open(box, place))!)
            row[name] = value;
        return row;
    }
}
