namespace ClaimsReplay;

/// <summary>What the program's exit code says.</summary>
public static class ExitCode
{
    /// <summary>All went well; refused claims and rows dropped by a mapping are no fault.</summary>
    public const int Done = 0;

    /// <summary>The work is done, but malformed rows were reported and left out.</summary>
    public const int MalformedRows = 1;

    /// <summary>
    /// Nothing was done: the command line, a file, its columns or the policy data are not usable.
    /// </summary>
    public const int NotUsable = 2;

    /// <summary>
    /// The service could not be reached, or refused a call. What was settled stands; repeat the command.
    /// </summary>
    public const int ServiceFailed = 3;

    /// <summary>The program was interrupted.</summary>
    public const int Interrupted = 130;
}
