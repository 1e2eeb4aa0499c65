using Claims.V1;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>A line as queries list it: what was sent, and what it was priced at.</summary>
internal static class ListedLine
{
    /// <summary>The fields of a line; a table takes those that it declares.</summary>
    public static Row Of(Session session, FeeLine line, string? medType)
    {
        var row = FeeLineStore.SentFor(session, line);
        foreach (var (name, value) in LineFields.Of(line).Values) row[name] = value;
        row["med_type"] = medType;
        row["rx_drord_no"] = row["rxno"];
        // The catalogue has codes and no names: the code stands for both.
        row["hilist_code"] = line.ItemCode;
        row["hilist_name"] = line.ItemCode;
        row["medins_list_name"] = row["medins_list_codg"];
        row["list_type"] = (ItemKind)line.ItemKind switch
        {
            ItemKind.Drug => "101",
            ItemKind.Service => "201",
            _ => "301",
        };
        return row;
    }
}
