using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>
/// Checks the digests of claims' lines by docs/protocol/ledger-hash.md alone: no code of the engine is used.
/// </summary>
internal static class LinesVerifier
{
    private const string Entries =
        """
        SELECT e.id, e.lines_digest, p.content AS prescription,
               (SELECT count(*) FROM entry_line l WHERE l.entry = e.id) AS lines
        FROM entry e LEFT JOIN prescription p ON p.institution = e.prescriber AND p.number = e.prescription_number
        """;

    private const string Lines =
        """
        SELECT i.code, l.item_version, r.class, r.pre_self_pay_bp, coalesce(r.price_limit_e6, -1),
               l.quantity_e4, l.price_e6, l.days, l.amount_fen, l.in_scope_fen, l.fully_self_paid_fen,
               l.over_price_limit_fen, l.pre_self_paid_fen
        FROM entry_line l
        JOIN catalogue_item i ON i.key = l.item
        JOIN catalogue_row r ON r.item = l.item AND r.version = l.item_version
        WHERE l.entry = @id ORDER BY l.line
        """;

    /// <summary>Finds the entries whose lines are not those that were hashed.</summary>
    public static List<long> FindBroken(SqliteConnection database)
    {
        List<long> broken = [];
        foreach (IDictionary<string, object?> entry in database.Query(Entries))
        {
            var (id, lines) = ((long)entry["id"]!, (long)entry["lines"]!);
            var digest = entry["lines_digest"] as byte[];
            if (digest is null && lines == 0) continue;
            if (digest is null || !Digest(database, id, lines, entry["prescription"] as byte[]).SequenceEqual(digest))
                broken.Add(id);
        }

        return broken;
    }

    private static byte[] Digest(SqliteConnection database, long id, long count, byte[]? prescription)
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(1);
        bytes.Write(prescription is null ? new byte[32] : SHA256.HashData(prescription));
        Write(bytes, count);
        foreach (IDictionary<string, object> line in database.Query(Lines, new { id }))
        {
            foreach (var value in line.Values)
            {
                if (value is long integer) Write(bytes, integer);
                else WriteText(bytes, (string)value);
            }
        }

        return SHA256.HashData(bytes.ToArray());
    }

    private static void Write(MemoryStream bytes, long value)
    {
        var integer = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(integer, value);
        bytes.Write(integer);
    }

    private static void WriteText(MemoryStream bytes, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        bytes.WriteByte((byte)text.Length);
        bytes.Write(text);
    }
}
