using System.Text.Json.Nodes;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Policies;

/// <summary>Policy data that is refused: each kind of fault with file, path and reason.</summary>
internal sealed class PolicyRefusalTests
{
    private const string Benefit = "benefit.json";
    private const string Circular = "circular.json";
    private const string Deductibles = "deductibles.json";

    private static IEnumerable<TestCaseData> Faults()
    {
        foreach (var (name, policy, file, path, says) in EntryFaults().Concat(WholeFaults()).Concat(JsonFaults()))
            yield return new TestCaseData(policy, file, path, says).SetArgDisplayNames(name);
    }

    private static IEnumerable<(string, EditedPolicy, string, string, string)> EntryFaults()
    {
        yield return ("unknown parameter", Changed(Benefit, 0, "parameter", "tax"), Benefit,
            "$.entries[0].parameter",
            "tax is unknown; known are age.senior, ");
        yield return ("wrong unit", Changed(Benefit, 0, "unit", "yuan"), Benefit, "$.entries[0].unit",
            "limit is in fen.");
        yield return ("negative", Changed(Benefit, 0, "value", -1), Benefit, "$.entries[0].value",
            "0 to 100000000000 is allowed.");
        yield return ("too large a rate", Changed(Benefit, 2, "value", 10_001), Benefit, "$.entries[2].value",
            "0 to 10000 is allowed.");
        yield return ("too large an age", Changed("credits.json", 5, "value", 151), "credits.json",
            "$.entries[5].value",
            "0 to 150 is allowed.");
        yield return ("too many days", Changed("administration.json", 0, "value", 3651),
            "administration.json",
            "$.entries[0].value", "0 to 3650 is allowed.");
        yield return ("level 0", Changed("administration.json", 1, "value", 0), "administration.json",
            "$.entries[1].value", "1 to 3 is allowed.");
        yield return ("level 4", Changed("administration.json", 1, "value", 4), "administration.json",
            "$.entries[1].value", "0 to 3 is allowed.");
        yield return ("neither yes nor no", Changed("account-use.json", 0, "value", 2), "account-use.json",
            "$.entries[0].value", "0 to 1 is allowed.");
        yield return ("empty span", Changed(Benefit, 0, "to", "2022-01-01"), Benefit, "$.entries[0].to",
            "It must lie after from.");
        yield return ("no part named", new EditedPolicy().Entry(Benefit, 2, entry => entry.Remove("of")),
            Benefit,
            "$.entries[2].of", "It must name some of level_1, level_2, level_3.");
        yield return ("unknown part", new EditedPolicy().Entry(Benefit, 2,
            entry => entry["of"]![0] = "level_4"), Benefit,
            "$.entries[2].of[0]", "level_4 is unknown; band1.rate knows [level_1, level_2, level_3].");
        yield return ("part of what has none", new EditedPolicy().Entry(Benefit, 0,
            entry => entry["of"] = Array("level_1")),
            Benefit, "$.entries[0].of[0]", "level_1 is unknown; limit knows [].");
        yield return ("part twice", new EditedPolicy().Entry(Benefit, 2,
            entry => entry["of"] = Array("level_1", "level_1")),
            Benefit, "$.entries[2].of[1]", "level_1 stands twice.");
        yield return ("no such rule", Changed(Benefit, 0, "rule", "R5.9"), Benefit, "$.entries[0].rule",
            "'R5.9' is no rule: the citation is missing.");
        yield return ("empty citation", Changed(Benefit, 0, "rule", ""), Benefit, "$.entries[0].rule",
            "'' is no rule: the citation is missing.");
        yield return ("no such reading cited", Changed("administration.json", 0, "rule", "I99"),
            "administration.json",
            "$.entries[0].rule", "I99 is no reading.");
        yield return ("no such reading beside", new EditedPolicy().Entry(Benefit, 0,
            entry => entry["readings"] = Array("I1", "I99")),
            Benefit, "$.entries[0].readings[1]", "I99 is no reading.");
        yield return ("wrong paragraph", Changed(Benefit, 0, "paragraph", "(四)"), Benefit,
            "$.entries[0].paragraph",
            "R5.1 stands in (五), not '(四)'.");
        yield return ("missing paragraph", new EditedPolicy().Entry(Benefit, 0,
            entry => entry.Remove("paragraph")), Benefit,
            "$.entries[0].paragraph", "R5.1 stands in (五), not ''.");
        yield return ("paragraph of a reading", Changed("administration.json", 0, "paragraph", "(四)"),
            "administration.json",
            "$.entries[0].paragraph", "A reading has no paragraph.");
        yield return ("missing quote", new EditedPolicy().Entry(Benefit, 0,
            entry => entry.Remove("quote")), Benefit,
            "$.entries[0].quote", "The circular's words are missing.");
    }

    private static IEnumerable<(string, EditedPolicy, string, string, string)> WholeFaults()
    {
        yield return ("no source", new EditedPolicy().Edit(Circular,
            json => json.AsObject().Remove("source")), "", "$.source",
            "No file names the source.");
        yield return ("second source", new EditedPolicy().Text("z.json", _ => """
            { "source": { "id": "x", "title_zh": "x", "title_en": "x", "from": "2022-01-01", "to": "2023-01-01" } }
            """), "z.json", "$.source", "There is a second source; a policy has one.");
        yield return ("term ends before it begins", Source("to", "2022-01-01"), Circular, "$.source.to",
            "It must lie after from.");
        yield return ("term begins within a year", Source("from", "2022-02-01"), Circular, "$.source.from",
            "A term begins with a benefit year, on 1 January.");
        yield return ("term begins within January", Source("from", "2022-01-02"), Circular, "$.source.from",
            "A term begins with a benefit year, on 1 January.");
        yield return ("ill-formed rule id", In(Circular, "rules", 0, "id", "R3"), Circular, "$.rules[0].id",
            "An id looks like R5.2.");
        yield return ("rule without paragraph", In(Circular, "rules", 0, "paragraph", ""), Circular,
            "$.rules[0].paragraph",
            "A rule names its paragraph.");
        yield return ("rule twice", In(Circular, "rules", 1, "id", "R3.1"), Circular, "$.rules[1].id",
            "R3.1 stands twice.");
        yield return ("ill-formed reading id", In("readings.json", "readings", 0, "id", "J1"),
            "readings.json",
            "$.readings[0].id", "An id looks like I8.");
        yield return ("reading twice", In("readings.json", "readings", 1, "id", "I1"), "readings.json",
            "$.readings[1].id",
            "I1 stands twice.");
    }

    private static IEnumerable<(string, EditedPolicy, string, string, string)> JsonFaults()
    {
        yield return ("unknown field", Changed(Benefit, 0, "colour", "red"), Benefit,
            "$.entries[0].colour", "The JSON property 'colour'");
        yield return ("missing field", new EditedPolicy().Entry(Benefit, 0, entry => entry.Remove("unit")),
            Benefit,
            "$.entries[0]", "JSON deserialization for type");
        yield return ("null for a text", Changed(Benefit, 0, "unit", null), Benefit, "$.entries[0].unit", "");
        yield return ("null for a list", Changed(Benefit, 0, "of", null), Benefit, "$.entries[0].of", "");
        yield return ("text for a number", Changed(Benefit, 0, "value", "900000"), Benefit,
            "$.entries[0].value",
            "The JSON value could not be converted");
        yield return ("half a fen", Changed(Benefit, 0, "value", 1.5), Benefit, "$.entries[0].value",
            "The JSON value could not be converted");
        yield return ("no such day", Changed(Benefit, 0, "from", "2022-02-30"), Benefit, "$.entries[0].from",
            "The JSON value could not be converted");
        yield return ("property twice", new EditedPolicy().Text(Benefit, text =>
            text.Replace("\"value\": 900000", "\"value\": 900000, \"value\": 1", StringComparison.Ordinal)), Benefit,
            "$.entries[0].value", "Duplicate property");
        yield return ("wrong case", new EditedPolicy().Text(Benefit, text =>
            text.Replace("\"value\": 900000", "\"Value\": 900000", StringComparison.Ordinal)), Benefit,
            "$.entries[0].Value", "The JSON property 'Value'");
        yield return ("not JSON", new EditedPolicy().Text(Benefit, _ => "{ limit: 9000"), Benefit, "$",
            "'l' is an invalid start");
        yield return ("null document", new EditedPolicy().Text("z.json", _ => "null"), "z.json", "$",
            "null is no policy document.");
        yield return ("null entry", new EditedPolicy().Text("z.json", _ => """{"entries":[null]}"""),
            "z.json", "$.entries[0]",
            "null is not allowed.");
        yield return ("null rule", new EditedPolicy().Text("z.json", _ => """{"rules":[null]}"""),
            "z.json", "$.rules[0]",
            "null is not allowed.");
        yield return ("null reading", new EditedPolicy().Text("z.json", _ => """{"readings":[null]}"""),
            "z.json", "$.readings[0]",
            "null is not allowed.");
    }

    [TestCaseSource(nameof(Faults))]
    public void Read_Fault_IsRefusedWithFilePathAndReason(object policy, string file, string path, string says)
    {
        var problems = ((EditedPolicy)policy).Problems();
        Assert.That(
            problems,
            Has.Some.Matches<PolicyProblem>(problem => problem!.File == file && problem.Path == path
                && problem.Explanation.StartsWith(says, StringComparison.Ordinal) && problem.Explanation.Length > 0),
            string.Join('\n', problems));
        Assert.That(problems.Select(problem => problem.Explanation), Has.None.Contains("Path:"), "the path stands apart");
    }

    [Test]
    public void Read_ManyFaults_ListsThemAll()
    {
        var policy = Changed(Benefit, 0, "unit", "yuan").Set(Deductibles, 0, "value", -1).Text("z.json", _ => "[]");
        Assert.That(policy.Problems(), Has.Count.EqualTo(3));
        Assert.That(
            policy.Read,
            Throws.TypeOf<PolicyFormatException>().With.Message.StartsWith("The policy data are refused:\n")
                .And.Message.Contains("\nbenefit.json $.entries[0].unit: limit is in fen."));
    }

    [Test]
    public void Read_NoFile_IsRefused() => Assert.That(
        () => PolicyReader.Read([]),
        Throws.TypeOf<PolicyFormatException>().With.Message.Contains("No file names the source."));

    private static EditedPolicy Changed(string file, int entry, string property, JsonNode? value) =>
        new EditedPolicy().Set(file, entry, property, value);

    private static EditedPolicy Source(string property, string value) =>
        new EditedPolicy().Edit(Circular, json => json["source"]![property] = value);

    private static EditedPolicy In(string file, string list, int index, string property, string value) =>
        new EditedPolicy().Edit(file, json => json[list]![index]!.AsObject()[property] = value);

    private static JsonArray Array(params string[] words) => [.. words];
}
