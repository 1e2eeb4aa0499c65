namespace ClaimsEngine.Hosting;

/// <summary>Every event of the engine. No personal data: no member, no claim number, no amount.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(100, LogLevel.Information, "The engine decides under policy {PolicyHash}.",
        EventName = "PolicyInUse")]
    public static partial void PolicyInUse(ILogger logger, string policyHash);

    [LoggerMessage(101, LogLevel.Warning,
        "Anybody on this machine may call, in anybody's name: --socket or --certificate admits the gateway alone.",
        EventName = "AnybodyMayCall")]
    public static partial void AnybodyMayCall(ILogger logger);

    [LoggerMessage(200, LogLevel.Error, "A batch of {Postings} postings could not be written; nothing of it is.",
        EventName = "BatchFailed")]
    public static partial void BatchFailed(ILogger logger, Exception exception, int postings);

    [LoggerMessage(201, LogLevel.Critical,
        "A batch of {Postings} postings broke an invariant; nothing of it is written.",
        EventName = "BatchBroke")]
    public static partial void BatchBroke(ILogger logger, Exception exception, int postings);

    [LoggerMessage(202, LogLevel.Critical, "A {Posting} broke an invariant; nothing of it is written.",
        EventName = "PostingBroke")]
    public static partial void PostingBroke(ILogger logger, Exception exception, string posting);

    [LoggerMessage(203, LogLevel.Warning,
        "Other engines overtook a batch of {Postings} postings {Attempts} times; nothing of it is written.",
        EventName = "BatchOvertaken")]
    public static partial void BatchOvertaken(ILogger logger, int postings, int attempts);

    [LoggerMessage(300, LogLevel.Error, "{Method} could not read the store.", EventName = "ReadFailed")]
    public static partial void ReadFailed(ILogger logger, Exception exception, string method);

    [LoggerMessage(301, LogLevel.Critical, "{Method} broke an invariant.", EventName = "CallBroke")]
    public static partial void CallBroke(ILogger logger, Exception exception, string method);
}
