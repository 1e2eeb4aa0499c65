using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Identities;

/// <summary>
/// Takes identities in from text: a header line <c>psn_no,psn_cert_type,certno,psn_name,gend,naty</c>,
/// then one
/// person a line, without quotes. A wrong line is reported by its number and column and the rest goes on.
/// </summary>
internal sealed class IdentityImport(IdentityRegistry registry)
{
    /// <summary>The header.</summary>
    public const string Header = "psn_no,psn_cert_type,certno,psn_name,gend,naty";

    private static readonly Field[] Columns =
    [
        Column("psn_no", "人员编号", 30, FieldKind.Key),
        Column("psn_cert_type", "人员证件类型", 6, codes: "psn_cert_type"),
        Column("certno", "证件号码", 50),
        Column("psn_name", "人员姓名", 50),
        Column("gend", "性别", 6, codes: "gend"),
        Column("naty", "民族", 3) with { Required = false },
    ];

    /// <summary>Takes them in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problems">Where each wrong line is reported. It names no person.</param>
    /// <returns>How many were taken in, and how many were wrong.</returns>
    public (int Taken, int Wrong) Read(TextReader text, TextWriter problems)
    {
        if (text.ReadLine()?.Trim('\uFEFF', ' ') != Header)
        {
            problems.WriteLine($"line 1: the header must be {Header}");
            return (0, 1);
        }

        var (taken, wrong, number) = (0, 0, 1);
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0) continue;
            if (ProblemOf(line) is { } problem)
            {
                problems.WriteLine($"line {number}: {problem}");
                wrong++;
            }
            else taken++;
        }

        return (taken, wrong);
    }

    private string? ProblemOf(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != Columns.Length) return $"{Columns.Length} columns are needed, {cells.Length} are there";
        var values = new string[Columns.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (FieldCheck.Read(Columns[i], cells[i].Trim(), out var value) is { } problem)
                return $"{Columns[i].Name}({Columns[i].Title}){problem}";
            values[i] = value ?? "";
        }

        return registry.Register(new PersonIdentity(values[0], values[1], values[2], values[3], values[4], values[5]))
            ? null
            : "certno(证件号码) belongs to another psn_no 已登记给其他人员";
    }

    private static Field Column(
        string name, string title, int length, FieldKind kind = FieldKind.Text, string? codes = null) => new()
        {
            Name = name,
            Title = title,
            Kind = kind,
            Length = length,
            Required = true,
            Codes = codes is null ? null : TransactionTables.Codes[codes],
        };
}
