using System.Text.RegularExpressions;
using Claims.V1;

namespace EndToEnd.House;

/// <summary>docs/errors.md says of each service what the contract's comments and enums say.</summary>
internal sealed partial class ErrorPageTests
{
    private const string Page = "docs/errors.md";
    private const string Everywhere = "Every call";
    private const string Refusals = "Refusals";

    [Test]
    public void Service_Each_HasItsErrorsAndTheirCalls()
    {
        var sections = Sections();
        var services = Services();
        Assert.That(sections.Keys.Except([Everywhere, Refusals]), Is.EquivalentTo(services.Keys));
        foreach (var (service, expected) in services)
        {
            var found = sections[service]
                .SelectMany(row => row[4].Split(", ").Select(call => (Reason: Code(row[0]), call)));
            Assert.That(found, Is.EquivalentTo(expected), service);
        }
    }

    [Test]
    public void Error_EachRow_HasTheStatusAndMeaningOfTheContract()
    {
        var expected = Values("ErrorReason", "ERROR_REASON_").ToDictionary(value => value.Name, value => value.Comment);
        foreach (var row in Sections().Where(section => section.Key != Refusals).SelectMany(section => section.Value))
        {
            var comment = $"{row[1]}: {row[2]}";
            Assert.That(comment, Is.EqualTo(expected[Code(row[0])]).IgnoreCase, row[0]);
            Assert.That(row[3], Is.Not.Empty, row[0]);
        }
    }

    [Test]
    public void Error_EachOfTheContract_StandsOnThePage() => Assert.That(
        Sections().Where(section => section.Key != Refusals).SelectMany(section => section.Value)
            .Select(row => Code(row[0])).Distinct(),
        Is.EquivalentTo(Values("ErrorReason", "ERROR_REASON_").Select(value => value.Name)));

    [Test]
    public void Refusal_Each_StandsInItsOrderWithTheMeaningOfTheContract()
    {
        var rows = Sections()[Refusals];
        Assert.That(rows.Select(row => (Code(row[0]), row[1])), Is.EqualTo(Values("Reason", "REASON_")));
        Assert.That(rows.Select(row => row[2]), Has.None.Empty);
    }

    [Test]
    public void Enums_OfTheContract_AreThoseOfTheText()
    {
        var errors = Values("ErrorReason", "ERROR_REASON_").Select(value => value.Name);
        var reasons = Values("Reason", "REASON_").Select(value => value.Name);
        Assert.That(Names<ErrorReason>(), Is.EquivalentTo(errors));
        Assert.That(Names<Reason>(), Is.EquivalentTo(reasons));
    }

    // The rows of each section's table, as cells.
    private static Dictionary<string, List<string[]>> Sections()
    {
        Dictionary<string, List<string[]>> sections = [];
        var section = "";
        foreach (var line in Repository.Lines(Page))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) sections.Add(section = line[3..], []);
            if (line.StartsWith("| `", StringComparison.Ordinal))
                sections[section].Add([.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())]);
        }

        return sections;
    }

    // Of each service the reasons that its calls' comments list.
    private static Dictionary<string, List<(string Reason, string Call)>> Services()
    {
        var known = Values("ErrorReason", "ERROR_REASON_").Select(value => value.Name).ToHashSet();
        Dictionary<string, List<(string, string)>> services = [];
        foreach (var path in Repository.Files(".proto"))
        {
            var text = string.Join('\n', Repository.Lines(path));
            if (ServiceOf().Match(text) is not { Success: true } service) continue;
            var errors = services[service.Groups["name"].Value] = [];
            foreach (Match call in CallOf().Matches(text))
            {
                var comment = CommentOf(call.Groups["comment"].Value);
                var at = comment.IndexOf("Errors: ", StringComparison.Ordinal);
                if (at < 0) continue;
                var words = WordOf().Matches(comment[at..]).Select(word => word.Value)
                    .Select(word => word == "UNAVAILABLE" ? "ENGINE_UNAVAILABLE" : word);
                var name = call.Groups["name"].Value;
                errors.AddRange(words.Where(known.Contains).Distinct().Select(word => (word, name)));
            }
        }

        return services;
    }

    // The values of an enum with their comments; the one that is never sent aside.
    private static List<(string Name, string Comment)> Values(string name, string prefix)
    {
        var text = string.Join('\n', Repository.Lines("proto/claims/v1/reason.proto"));
        var body = text[text.IndexOf($"enum {name} {{", StringComparison.Ordinal)..];
        body = body[..body.IndexOf("\n}", StringComparison.Ordinal)];
        return
        [
            .. ValueOf().Matches(body).Where(value => value.Groups["number"].Value != "0").Select(value =>
                (value.Groups["name"].Value[prefix.Length..], CommentOf(value.Groups["comment"].Value))),
        ];
    }

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum =>
        Enum.GetNames<T>().Where(name => name != "Unspecified")
            .Select(name => WordStart().Replace(name, "_$0").ToUpperInvariant());

    private static string Code(string cell) => cell.Trim('`');

    private static string CommentOf(string lines) =>
        string.Join(' ', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim()[2..].Trim()));

    [GeneratedRegex(@"^service (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex ServiceOf();

    [GeneratedRegex(@"(?<comment>(?:  //.*\n)+)  rpc (?<name>\w+)\(")]
    private static partial Regex CallOf();

    [GeneratedRegex(@"(?<comment>(?:  //.*\n)+)  (?<name>\w+) = (?<number>\d+);")]
    private static partial Regex ValueOf();

    [GeneratedRegex("[A-Z]+(?:_[A-Z]+)*")]
    private static partial Regex WordOf();

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex WordStart();
}
