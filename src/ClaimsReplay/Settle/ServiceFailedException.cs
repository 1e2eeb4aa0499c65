namespace ClaimsReplay.Settle;

/// <summary>
/// The service could not be reached or refused a call; the message is one line for the user.
/// </summary>
public sealed class ServiceFailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ServiceFailedException(Words words)
        : base(words.ToString())
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public ServiceFailedException(Words words, Exception cause)
        : base(words.ToString(), cause)
    {
    }
}
