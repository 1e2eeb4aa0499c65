using System.IO.Compression;
using System.Text;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Reconciling;

/// <summary>
/// The file of a detail reconciliation: a ZIP with one text, one record a line, columns parted by tabs,
/// without
/// a header, the word null for nothing.
/// </summary>
internal static class DetailFile
{
    /// <summary>The most bytes that the text may have.</summary>
    public const int MaxTextBytes = 32 * 1024 * 1024;

    /// <summary>The most records that it may have.</summary>
    public const int MaxRows = 100_000;

    private static readonly Field[] SentColumns =
    [
        Column("setl_id", "结算ID", FieldKind.Text, 30, true),
        Column("mdtrt_id", "就诊ID", FieldKind.Text, 30, true),
        Column("psn_no", "人员编号", FieldKind.Text, 30, true),
        Amount("medfee_sumamt", "医疗费总额"),
        Amount("fund_pay_sumamt", "基金支付总额"),
        Amount("acct_pay", "个人账户支出"),
        Column("refd_setl_flag", "退费结算标志", FieldKind.Text, 3, false) with
        {
            Codes = TransactionTables.Codes["refd_setl_flag"],
        },
    ];

    private static readonly string[] AnswerColumns =
    [
        "psn_no", "mdtrt_id", "setl_id", "msgid", "stmt_rslt", "refd_setl_flag", "memo", "medfee_sumamt",
        "fund_pay_sumamt", "acct_pay",
    ];

    /// <summary>Reads what an institution sent, packed or plain.</summary>
    public static Judged<IReadOnlyList<Row>> Read(byte[] content)
    {
        var text = Unpack(content);
        if (text.Refusal is { } refusal) return refusal;
        var rows = new List<Row>();
        var number = 0;
        foreach (var line in text.Value.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (line.Length == 0) continue;
            var cells = line.Split('\t');
            if (cells.Length != SentColumns.Length)
                return new Refusal($"对账文件第{number}行应有{SentColumns.Length}列，以制表符分隔");
            var row = new Row();
            for (var i = 0; i < cells.Length; i++)
            {
                if (FieldCheck.Read(SentColumns[i], cells[i], out var value) is { } problem)
                    return new Refusal($"对账文件第{number}行{SentColumns[i].Name}({SentColumns[i].Title}){problem}");
                row[SentColumns[i].Name] = value;
            }

            rows.Add(row);
            if (rows.Count > MaxRows) return new Refusal($"对账文件不能超过{MaxRows}条");
        }

        return rows.AsReadOnly();
    }

    /// <summary>Writes the result.</summary>
    /// <param name="name">The name of the text inside.</param>
    /// <param name="rows">The records.</param>
    public static byte[] Write(string name, IEnumerable<Row> rows)
    {
        var text = string.Join('\n', rows.Select(row =>
            string.Join('\t', AnswerColumns.Select(column => row[column] ?? "null"))));
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static Judged<string> Unpack(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK"u8)) return TextOf(content);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count != 1) return new Refusal("对账文件的ZIP应只含一个TXT文件");
            using var entry = zip.Entries[0].Open();
            using var plain = new MemoryStream();
            var buffer = new byte[81920];
            // The size that the archive states may lie: what comes out is counted.
            for (int read; (read = entry.Read(buffer)) > 0; plain.Write(buffer, 0, read))
            {
                if (plain.Length + read > MaxTextBytes) return new Refusal("对账文件过大");
            }

            return TextOf(plain.ToArray());
        }
        catch (InvalidDataException)
        {
            return new Refusal("对账文件不是有效的ZIP");
        }
    }

    private static Judged<string> TextOf(byte[] content) => System.Text.Unicode.Utf8.IsValid(content)
        ? Encoding.UTF8.GetString(content).TrimStart('\uFEFF')
        : new Refusal("对账文件的编码不是UTF-8");

    private static Field Column(string name, string title, FieldKind kind, int length, bool required) =>
        new() { Name = name, Title = title, Kind = kind, Length = length, Required = required };

    private static Field Amount(string name, string title) =>
        Column(name, title, FieldKind.Number, 16, false) with { Decimals = 2, Signed = true };
}
