namespace ClaimsGateway.Nhsa;

/// <summary>Why a transaction fails: what its <c>err_msg</c> says.</summary>
/// <param name="Message">In Chinese, naming field or rule. No personal data.</param>
internal sealed record Refusal(string Message)
{
    /// <summary>The most characters that <c>err_msg</c> may have.</summary>
    public const int MaxMessage = 200;

    /// <summary>
    /// Whether the same call may succeed later without a change, since the service could not be asked.
    /// Such an
    /// answer is not kept under the msgid.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether the service knows nothing under the key that was asked for.</summary>
    public bool IsNotFound { get; init; }

    /// <summary>Whether the report itself is at fault: no transaction, or no readable envelope.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>The message within its length.</summary>
    public string Text => Message.Length <= MaxMessage ? Message : Message[..(MaxMessage - 1)] + "…";
}
