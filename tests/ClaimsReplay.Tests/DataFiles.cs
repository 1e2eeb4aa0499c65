using System.IO.Compression;
using System.Text;

namespace ClaimsReplay.Tests;

/// <summary>A folder of test data that is removed afterwards.</summary>
internal sealed class DataFiles : IDisposable
{
    public const string MemberHeader =
        "member_id,birth_date,status,status_from,contribution_base_fen,opening_balance_fen,coverage_until";

    public const string ClaimHeader =
        "claim_id,member_id,service_time,kind,level,total_fen,in_scope_fen,use_account";

    public string Folder { get; } = Directory.CreateTempSubdirectory("claims-replay-").FullName;

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Members and claims under the required columns only.</summary>
    public static DataFiles Of(string[] members, string[] claims) => new DataFiles()
        .Write("members.csv", [MemberHeader, .. members])
        .Write("claims.csv", [ClaimHeader, .. claims]);

    public DataFiles Write(string name, params string[] lines)
    {
        var text = string.Join('\n', lines) + "\n";
        if (!name.EndsWith(".gz", StringComparison.Ordinal))
        {
            File.WriteAllText(this[name], text);
            return this;
        }

        using var zip = new GZipStream(File.Create(this[name]), CompressionLevel.Fastest);
        zip.Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>The rows of a replay's rows file, by claim id.</summary>
    public Dictionary<string, string[]> Rows(string name) =>
        File.ReadLines(this[name]).Skip(1).Select(line => line.Split(',')).ToDictionary(row => row[0]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
