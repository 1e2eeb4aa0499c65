namespace ClaimsGateway.Nhsa;

/// <summary>
/// The national interface's log lines. No personal data, no ids of members, claims or messages.
/// </summary>
internal static partial class NhsaLog
{
    [LoggerMessage(2501, LogLevel.Error, "A transaction broke at {Path}", EventName = "NhsaTransactionBroke")]
    public static partial void TransactionBroke(ILogger logger, string path, Exception exception);
}
