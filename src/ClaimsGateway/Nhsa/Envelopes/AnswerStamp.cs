namespace ClaimsGateway.Nhsa.Envelopes;

/// <summary>Where and when an answer was made.</summary>
/// <param name="Reference">接收方报文ID: division, time and running number; null on a failure.</param>
/// <param name="Received">When the report came in, in Asia/Shanghai.</param>
/// <param name="Answered">When it was answered, in Asia/Shanghai.</param>
internal sealed record AnswerStamp(string? Reference, DateTime Received, DateTime Answered);
