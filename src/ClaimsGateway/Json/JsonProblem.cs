namespace ClaimsGateway.Json;

/// <summary>Why a JSON request does not fit the contract.</summary>
/// <param name="Field">The field's path as the caller wrote it, or the header or parameter.</param>
/// <param name="Text">What is wrong and what is allowed.</param>
/// <param name="TextZh">The same in Chinese.</param>
/// <param name="HttpStatus">The HTTP status; 400 unless a header is at fault.</param>
internal sealed record JsonProblem(
    string Field, string Text, string TextZh, int HttpStatus = StatusCodes.Status400BadRequest)
{
    /// <summary>The name of the body as a whole.</summary>
    public const string Body = "body";

    /// <summary>A name that the contract does not know.</summary>
    public static JsonProblem Unknown(string field, IEnumerable<string> known)
    {
        var names = string.Join(", ", known);
        return names.Length == 0
            ? new(field, "unknown; none is allowed here", "未知字段，此处不允许任何字段")
            : new(field, $"unknown; allowed are {names}", $"未知字段，允许的有 {names}");
    }

    /// <summary>A value of the wrong kind.</summary>
    public static JsonProblem Kind(string field, string allowed, string allowedZh) =>
        new(field, $"must be {allowed}", $"必须是{allowedZh}");

    /// <summary>A name that stands twice.</summary>
    public static JsonProblem Twice(string field) => new(field, "is given twice", "重复出现");
}
