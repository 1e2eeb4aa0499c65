using System.Text.RegularExpressions;
using ClaimsGateway.Hosting;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace ClaimsGateway.OpenApi;

/// <summary>The errors of each RPC, out of its comment and the comments of ErrorReason.</summary>
internal sealed partial class ErrorCatalogue
{
    private const string Prefix = "ERROR_REASON_";

    private readonly Dictionary<string, DocumentedError> _byReason = [];

    /// <summary>Reads every reason of the contract.</summary>
    /// <exception cref="InvalidOperationException">A reason's comment names no status.</exception>
    public ErrorCatalogue(Contract contract)
    {
        var reasons = contract.Files.SelectMany(f => f.EnumTypes).Single(e => e.Name == "ErrorReason");
        foreach (var value in reasons.Values.Where(v => v.Number != 0))
        {
            var comment = Contract.CommentOf(value.Declaration);
            var match = ReasonComment().Match(comment);
            if (!match.Success)
                throw new InvalidOperationException($"{value.Name}: the comment begins with no status.");
            var reason = value.Name[Prefix.Length..];
            var meaning = char.ToUpperInvariant(match.Groups[2].Value[0]) + match.Groups[2].Value[1..];
            _byReason.Add(reason, new(ToCode(match.Groups[1].Value), reason, meaning));
        }
    }

    /// <summary>Every reason of the contract.</summary>
    public IReadOnlyCollection<DocumentedError> All => _byReason.Values;

    /// <summary>
    /// What an RPC may answer instead: what its comment lists, and what every call through the gateway may
    /// meet: no identity or right, no engine, a broken invariant, a deadline.
    /// </summary>
    public IReadOnlyList<DocumentedError> Of(MethodDescriptor method)
    {
        var errors = new List<DocumentedError>();
        var listed = SplitErrors(Contract.CommentOf(method.Declaration)).Errors;
        foreach (Match word in UpperSnake().Matches(listed))
        {
            if (_byReason.TryGetValue(word.Value, out var error))
                errors.Add(error);
        }

        errors.Add(_byReason["CALLER_NOT_IDENTIFIED"]);
        errors.Add(_byReason["ROLE_NOT_ALLOWED"]);
        errors.Add(_byReason["OTHER_INSTITUTION"]);
        errors.Add(_byReason["INVARIANT_BROKEN"]);
        errors.Add(_byReason["ENGINE_UNAVAILABLE"]);
        errors.Add(_byReason["TOO_MANY_CALLS"]);
        errors.Add(new(Code.DeadlineExceeded, null, "The deadline passed. Repeat with the same key."));
        return [.. errors.Distinct().OrderBy(e => e.HttpStatus)];
    }

    /// <summary>What a request with a body may be answered besides, before it is read.</summary>
    public IReadOnlyList<DocumentedError> OfBody()
    {
        var tooLong = $"The body has more than {GatewayLimits.MaxMessageBytes} bytes.";
        var invalid = _byReason["FIELD_INVALID"];
        return
        [
            invalid with { HttpStatus = 413, Meaning = tooLong },
            invalid with { HttpStatus = 415, Meaning = "The Content-Type is not application/json in UTF-8." },
        ];
    }

    /// <summary>An RPC's comment: what it does, and the list of its errors.</summary>
    public static (string Text, string Errors) SplitErrors(string comment)
    {
        var at = comment.IndexOf("Errors: ", StringComparison.Ordinal);
        return at < 0 ? (comment, "") : (comment[..at].TrimEnd(), comment[at..]);
    }

    private static Code ToCode(string name) => Enum.Parse<Code>(name.Replace("_", ""), ignoreCase: true);

    [GeneratedRegex("^([A-Z_]+): (.+)$")]
    private static partial Regex ReasonComment();

    [GeneratedRegex("[A-Z]+(_[A-Z]+)+")]
    private static partial Regex UpperSnake();
}
