using System.Text.Json.Nodes;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Policies;

/// <summary>The shipped policy data as JSON, to be changed and read again.</summary>
internal sealed class EditedPolicy
{
    private readonly SortedDictionary<string, string> _texts = new(
        Shipped.Files.ToDictionary(file => file.Name, file => System.Text.Encoding.UTF8.GetString(file.Utf8.Span)),
        StringComparer.Ordinal);

    /// <summary>Changes a file's JSON.</summary>
    public EditedPolicy Edit(string file, Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(_texts[file])!;
        edit(json);
        _texts[file] = json.ToJsonString();
        return this;
    }

    /// <summary>Changes one entry.</summary>
    public EditedPolicy Entry(string file, int index, Action<JsonObject> edit) =>
        Edit(file, json => edit(json["entries"]![index]!.AsObject()));

    /// <summary>Sets one property of an entry.</summary>
    public EditedPolicy Set(string file, int index, string property, JsonNode? value) =>
        Entry(file, index, entry => entry[property] = value);

    /// <summary>Adds a copy of an entry, changed.</summary>
    public EditedPolicy Copy(string file, int index, Action<JsonObject> edit) => Edit(file, json =>
    {
        var copy = json["entries"]![index]!.DeepClone().AsObject();
        edit(copy);
        json["entries"]!.AsArray().Add(copy);
    });

    /// <summary>Takes an entry out.</summary>
    public EditedPolicy Remove(string file, int index) => Edit(file, json => json["entries"]!.AsArray().RemoveAt(index));

    /// <summary>Replaces a file's text, JSON or not.</summary>
    public EditedPolicy Text(string file, Func<string, string> edit)
    {
        _texts[file] = edit(_texts.GetValueOrDefault(file, ""));
        return this;
    }

    /// <summary>Takes a file away.</summary>
    public EditedPolicy Without(string file)
    {
        _texts.Remove(file);
        return this;
    }

    /// <summary>Renames a file.</summary>
    public EditedPolicy Rename(string file, string name)
    {
        _texts[name] = _texts[file];
        return Without(file);
    }

    public IReadOnlyList<PolicyFile> Files() =>
        [.. _texts.Select(pair => new PolicyFile(pair.Key, System.Text.Encoding.UTF8.GetBytes(pair.Value)))];

    public Policy Read() => PolicyReader.Read(Files());

    /// <summary>The problems for which it is refused.</summary>
    public IReadOnlyList<PolicyProblem> Problems()
    {
        try
        {
            Read();
            return [];
        }
        catch (PolicyFormatException e)
        {
            return e.Problems;
        }
    }
}
