using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>Checks the ledger's hashes by docs/protocol/ledger-hash.md alone: no code of the engine is used.</summary>
internal static class ChainVerifier
{
    private const string Sql =
        """
        SELECT e.*, m.id AS member_id, mv.content AS member_content, p.hash AS policy_hash,
               i.id AS institution_id, iv.content AS institution_content,
               r.id AS prescriber_id, rv.content AS prescriber_content, f.id AS relative_id
        FROM entry e
        JOIN member m ON m.key = e.member
        JOIN member_version mv ON mv.member = e.member AND mv.version = e.member_version
        JOIN policy p ON p.key = e.policy
        LEFT JOIN institution i ON i.key = e.institution
        LEFT JOIN institution_version iv ON iv.institution = e.institution AND iv.version = e.institution_version
        LEFT JOIN institution r ON r.key = e.prescriber
        LEFT JOIN institution_version rv ON rv.institution = e.prescriber AND rv.version = e.prescriber_version
        LEFT JOIN member f ON f.key = e.relative
        ORDER BY e.member, e.sequence
        """;

    // In the order of the document: # integer, $ text, * digest of content, ! digest as it is.
    private static readonly string[] Fields =
    [
        "#id", "#kind", "$member_id", "#sequence", "#previous_id", "#member_version", "*member_content", "!policy_hash",
        "#recorded_at_ms", "#day", "$institution_id", "#institution_version", "*institution_content", "$claim_number",
        "#visit_kind", "#setting", "$prescriber_id", "#prescriber_version", "*prescriber_content", "#issue_day",
        "$prescription_number",
        "#account_use", "#account_limit_fen", "$replaces_number", "#reverses", "#part_of", "$relative_id",
        "#purpose", "#marks", "!lines_digest", "#total_fen", "#in_scope_fen",
        "#fully_self_paid_fen", "#over_price_limit_fen", "#pre_self_paid_fen", "#deductible_fen", "#at_rate_fen",
        "#over_limit_fen", "#fund_fen", "#account_fen", "#family_fen", "#cash_fen", "#credit_fen", "#contribution_base_fen",
        "#employer_fen", "#individual_fen", "#sum_before_fen",
        "#sum_after_fen", "#balance_after_fen", "#level", "#category", "#deductible_year", "#yearly_deductible_fen",
    ];

    /// <summary>Finds the entries whose hash or place in the chain is wrong.</summary>
    public static List<long> FindBroken(SqliteConnection database)
    {
        List<long> broken = [];
        Dictionary<long, (byte[] Hash, long Id, long Sequence)> chains = [];
        foreach (IDictionary<string, object?> row in database.Query(Sql))
        {
            var (id, member) = ((long)row["id"]!, (long)row["member"]!);
            var (before, lastId, last) = chains.GetValueOrDefault(member, (new byte[32], 0, 0));
            var hash = SHA256.HashData(Encode(before, row));
            var inPlace = (long)row["previous_id"]! == lastId && (long)row["sequence"]! == last + 1;
            if (!inPlace || !hash.AsSpan().SequenceEqual((byte[])row["hash"]!)) broken.Add(id);
            chains[member] = ((byte[])row["hash"]!, id, last + 1);
        }

        broken.AddRange(database.Query<(long Member, byte[] Chain, long Last, long Count)>(
                "SELECT member, chain, last_entry, entry_count FROM member_state WHERE entry_count > 0")
            .Where(state => !chains.TryGetValue(state.Member, out var chain)
                || !chain.Hash.AsSpan().SequenceEqual(state.Chain) || chain.Id != state.Last || chain.Sequence != state.Count)
            .Select(state => state.Last));
        return broken;
    }

    /// <summary>Gives every entry the hash that its columns ask for, as a forger who knows the document would.</summary>
    public static void SealAnew(SqliteConnection database)
    {
        Dictionary<long, byte[]> chains = [];
        foreach (IDictionary<string, object?> row in database.Query(Sql).ToList())
        {
            var member = (long)row["member"]!;
            chains[member] = SHA256.HashData(Encode(chains.GetValueOrDefault(member, new byte[32]), row));
            database.Execute("UPDATE entry SET hash = @Hash WHERE id = @Id", new { Hash = chains[member], Id = row["id"] });
        }

        foreach (var (member, chain) in chains)
            database.Execute("UPDATE member_state SET chain = @chain WHERE member = @member", new { chain, member });
    }

    private static byte[] Encode(byte[] before, IDictionary<string, object?> row)
    {
        using var bytes = new MemoryStream();
        bytes.Write(before);
        bytes.WriteByte(1);
        foreach (var field in Fields)
        {
            var value = row[field[1..]];
            switch (field[0])
            {
                case '#':
                    var integer = new byte[8];
                    BinaryPrimitives.WriteInt64BigEndian(integer, value as long? ?? (field == "#account_limit_fen" ? -1 : 0));
                    bytes.Write(integer);
                    break;
                case '$':
                    var text = Encoding.UTF8.GetBytes(value as string ?? "");
                    bytes.WriteByte((byte)text.Length);
                    bytes.Write(text);
                    break;
                case '*':
                    bytes.Write(value is byte[] content ? SHA256.HashData(content) : new byte[32]);
                    break;
                default:
                    bytes.Write(value as byte[] ?? new byte[32]);
                    break;
            }
        }

        return bytes.ToArray();
    }
}
