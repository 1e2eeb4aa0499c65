using System.Security.Cryptography.X509Certificates;

namespace Claims.V1.Client;

/// <summary>How a client reaches the service.</summary>
public sealed record ClaimsClientOptions
{
    /// <summary>Where the service takes gRPC: <c>https://host:port</c>, or <c>http://host:port</c> in a sandbox.</summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// The institution's certificate with its key, for TLS on both sides; <see cref="ClientCertificate" /> reads
    /// one from a file. Null in a sandbox, or where a token says who calls.
    /// </summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>
    /// The authority that must have issued the service's certificate. Null trusts those of the operating system.
    /// </summary>
    public X509Certificate2? Authority { get; init; }

    /// <summary>Sent with every call, such as <c>authorization</c> with a bearer token.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a call may take, its repetitions included. Above 0. Default 10 seconds.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idempotent call is tried, the first try included. 1 to 5. Default 4.</summary>
    public int MostAttempts { get; init; } = 4;

    /// <summary>The longest wait before the second try; each further one doubles it, up to 2 s. Default 200 ms.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(200);
}
