using System.Text.Json;

namespace ClaimsRules.Policies;

/// <summary>Reads and checks policy data. Hosts read the files; this parses the bytes.</summary>
public static class PolicyReader
{
    /// <summary>Reads a policy from its files, in any order.</summary>
    /// <exception cref="PolicyFormatException">
    /// A file is not strict JSON of the documented shape, or the whole has gaps, overlaps, unknown numbers or
    /// missing citations. Every problem is listed with file, path and reason.
    /// </exception>
    public static Policy Read(IReadOnlyList<PolicyFile> files) => Read(files, []);

    /// <summary>Reads a policy with some of its numbers set otherwise.</summary>
    /// <param name="files">The policy's files, in any order.</param>
    /// <param name="numbers">The numbers, each later one over the earlier.</param>
    /// <exception cref="PolicyFormatException">
    /// The files are refused as above, or a number cannot be set, or what comes out is no whole policy.
    /// </exception>
    public static Policy Read(IReadOnlyList<PolicyFile> files, IReadOnlyList<PolicyOverride> numbers)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(numbers);
        var check = new PolicyCheck();
        PolicyFile[] inOrder = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
        foreach (var file in inOrder)
        {
            try
            {
                var document = JsonSerializer.Deserialize(file.Utf8.Span, PolicyJson.Default.PolicyDocument);
                if (document is null) check.Add(file.Name, "$", "null is no policy document.");
                else check.Take(file.Name, document);
            }
            catch (JsonException e)
            {
                check.Add(file.Name, e.Path ?? "$", FirstSentence(e.Message));
            }
        }

        check.Override(numbers);
        var content = check.Finish();
        var hash = PolicyHash.Of(inOrder);
        if (numbers.Count > 0) hash = PolicyHash.Derive(hash, string.Join('\n', numbers.Select(number => number.Words)));
        return new Policy(content, hash);
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
