namespace ClaimsReplay;

/// <summary>
/// The command cannot be carried out with what it was given; the message is one line for the user.
/// </summary>
public sealed class NotUsableException : Exception
{
    /// <summary>Makes the exception.</summary>
    public NotUsableException(Words words)
        : base(words.ToString())
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public NotUsableException(Words words, Exception cause)
        : base(words.ToString(), cause)
    {
    }
}
