using System.Text.Json;
using System.Text.RegularExpressions;

namespace EndToEnd.House;

/// <summary>docs/policy-coverage.md leads from every rule and reading to its policy entry, code and tests.</summary>
internal sealed partial class PolicyCoverageTests
{
    private const string Page = "docs/policy-coverage.md";
    private static readonly string[] Columns = ["policy entry", "code", "tests"];

    [Test]
    public void Row_EachId_StandsOnce() =>
        Assert.That(Rows().Select(row => row.Id), Is.EqualTo(Ids()), "in the order of the policy data");

    [Test]
    public void Row_Each_NamesFilesThatMentionTheId()
    {
        List<string> wrong = [];
        foreach (var (id, cells) in Rows())
        {
            for (var i = 0; i < Columns.Length; i++)
            {
                var files = LinkOf().Matches(cells[i]).Select(link => link.Groups["to"].Value).ToList();
                if (files.Count == 0) wrong.Add($"{id}: no {Columns[i]}");
                wrong.AddRange(files.Where(file => !Mentions(file, id)).Select(file => $"{id}: {file}"));
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Row_Each_NamesTestsAsTests()
    {
        var named = Rows().SelectMany(row => LinkOf().Matches(row.Cells[2]).Select(link => link.Groups["to"].Value));
        Assert.That(named.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal)), Is.Empty);
    }

    private static List<string> Ids()
    {
        List<string> ids = [];
        foreach (var (file, list) in new[] { ("circular.json", "rules"), ("readings.json", "readings") })
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "policy", file)));
            ids.AddRange(document.RootElement.GetProperty(list).EnumerateArray()
                .Select(entry => entry.GetProperty("id").GetString()!));
        }

        return ids;
    }

    private static List<(string Id, string[] Cells)> Rows() =>
        [
            .. Repository.Lines(Page).Select(line => RowOf().Match(line)).Where(row => row.Success)
                .Select(row => (row.Groups["id"].Value, row.Groups["rest"].Value.Split('|')[..Columns.Length])),
        ];

    private static bool Mentions(string file, string id) =>
        File.Exists(Path.Combine(Repository.Root, file))
        && Repository.Lines(file).Any(line =>
            Regex.IsMatch(line, $@"(?<![A-Za-z0-9]){Regex.Escape(id)}(?![0-9])", RegexOptions.CultureInvariant));

    [GeneratedRegex(@"^\| (?<id>[RI][0-9.]+) \|[^|]*\|(?<rest>.*)$")]
    private static partial Regex RowOf();

    [GeneratedRegex(@"\]\(\.\./(?<to>[^)]+)\)")]
    private static partial Regex LinkOf();
}
