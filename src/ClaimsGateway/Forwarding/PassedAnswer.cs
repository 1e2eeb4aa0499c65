namespace ClaimsGateway.Forwarding;

/// <summary>An engine's answer as it came: nobody in the gateway looks into it.</summary>
internal sealed class PassedAnswer(byte[] message)
{
    /// <summary>The message in its wire form.</summary>
    public byte[] Message => message;
}
