using System.Globalization;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>
/// Reads the text of a table. A line that begins with <c>#</c> has number and name, <c>@</c> a path,
/// <c>&gt;</c>
/// an input node, <c>&lt;</c> an output node, <c>=</c> the transaction whose nodes are taken over, <c>§</c> a
/// code set; an indented line is a field: name, type, flag, Chinese name, code set. Flag <c>Y</c> is
/// required,
/// <c>+</c> required by later editions only and so taken as optional, <c>-</c> optional.
/// </summary>
internal static class TableReader
{
    /// <summary>Reads one transaction.</summary>
    /// <param name="text">The table's text.</param>
    /// <param name="codes">The code sets by name.</param>
    /// <param name="other">Gives the table that this one takes its nodes from.</param>
    /// <exception cref="FormatException">The text is no table.</exception>
    public static TransactionTable Read(
        string text, IReadOnlyDictionary<string, CodeSet> codes, Func<string, TransactionTable> other)
    {
        var (infno, title) = ("", "");
        var paths = new List<string>();
        var inputs = new List<NodeTable>();
        var outputs = new List<NodeTable>();
        foreach (var block in Blocks(text))
        {
            var head = block[0];
            switch (head[0])
            {
                case '#':
                    var words = head[1..].Trim().Split(' ', 3);
                    (infno, title) = (words[0], words[1]);
                    break;
                case '@':
                    paths.Add(head[1..].Trim());
                    break;
                case '=':
                    var model = other(head[1..].Trim());
                    inputs.AddRange(model.Inputs);
                    outputs.AddRange(model.Outputs);
                    break;
                case '>' or '<':
                    (head[0] == '>' ? inputs : outputs).Add(NodeOf(head[1..].Trim(), block[1..], codes));
                    break;
                default:
                    throw new FormatException($"A table has the line '{head}', which begins no block.");
            }
        }

        return new TransactionTable(infno, title, paths, inputs, outputs);
    }

    /// <summary>Reads the code sets.</summary>
    public static Dictionary<string, CodeSet> ReadCodes(string text) =>
        Blocks(text).Where(block => block[0][0] == '§')
            .Select(block => new CodeSet(block[0][1..].Trim(), block[1..].Select(line => line.Trim().Split(' ', 2))
                .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal)))
            .ToDictionary(set => set.Name, StringComparer.Ordinal);

    /// <summary>Each line that begins at the margin, with the indented lines below it.</summary>
    private static IEnumerable<string[]> Blocks(string text)
    {
        var block = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            if (line[0] != ' ' && block.Count > 0)
            {
                yield return [.. block];
                block.Clear();
            }

            block.Add(line);
        }

        if (block.Count > 0) yield return [.. block];
    }

    private static NodeTable NodeOf(string name, string[] lines, IReadOnlyDictionary<string, CodeSet> codes)
    {
        var isList = name.EndsWith("[]", StringComparison.Ordinal);
        return new NodeTable(isList ? name[..^2] : name, isList, [.. lines.Select(line => FieldOf(line, codes))]);
    }

    private static Field FieldOf(string line, IReadOnlyDictionary<string, CodeSet> codes)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var set = words.Length > 4 ? words[4] : null;
        var field = TypeOf(words[1], new Field { Name = words[0], Title = words[3], Kind = FieldKind.Text });
        return field with
        {
            Required = words[2] == "Y",
            Codes = set is null ? null : codes[set.TrimStart('§')],
        };
    }

    private static Field TypeOf(string type, Field field) => type[0] switch
    {
        _ when type == "D" => field with { Kind = FieldKind.Day },
        _ when type == "DT" => field with { Kind = FieldKind.Time },
        'B' => field with { Kind = FieldKind.Bytes },
        'C' => field with { Length = Count(type[1..]) },
        'K' => field with { Kind = FieldKind.Key, Length = Count(type[1..]) },
        'J' => field with { Kind = FieldKind.Json, Length = Count(type[1..]) },
        'N' or 'S' => field with
        {
            Kind = FieldKind.Number,
            Signed = type[0] == 'S',
            Length = Count(type[1..].Split(',')[0]),
            Decimals = Count(type[1..].Split(',')[1]),
        },
        _ => throw new FormatException($"The type {type} of {field.Name} is unknown."),
    };

    private static int Count(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
