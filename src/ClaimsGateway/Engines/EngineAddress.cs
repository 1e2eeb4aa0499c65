using System.Net.Sockets;
using ClaimsGateway.Hosting;

namespace ClaimsGateway.Engines;

/// <summary>Where an engine listens: a host and port, or a Unix socket.</summary>
internal sealed record EngineAddress
{
    private const string UnixScheme = "unix:";

    private EngineAddress(Uri uri, string? socketPath)
    {
        Uri = uri;
        SocketPath = socketPath;
    }

    /// <summary>The address of the channel. Behind a socket its host means nothing.</summary>
    public Uri Uri { get; }

    /// <summary>The socket's path, or null for a host and port.</summary>
    public string? SocketPath { get; }

    /// <summary>An engine on a Unix socket.</summary>
    public static EngineAddress OfSocket(string path) => new(new Uri("http://localhost"), path);

    /// <summary>Reads <c>http://host:port</c>, <c>https://host:port</c> or <c>unix:/path</c>.</summary>
    /// <exception cref="GatewayStartException">The text is none of them.</exception>
    public static EngineAddress Parse(string text)
    {
        if (text.StartsWith(UnixScheme, StringComparison.Ordinal)
            && Path.IsPathRooted(text[UnixScheme.Length..]))
            return OfSocket(text[UnixScheme.Length..]);
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0)
            return new EngineAddress(uri, null);
        throw new GatewayStartException(
            $"Claims:Engine:Address \"{text}\" must be http://host:port, https://host:port or unix:/path.");
    }

    /// <summary>
    /// Connects by the path to a socket, or to a host and port. The channel would do the latter itself, but then it
    /// keeps a failed address away for longer and longer, whatever the engine's health says.
    /// </summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext _, CancellationToken cancellation)
    {
        var socket = SocketPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (SocketPath is null) await socket.ConnectAsync(Uri.IdnHost, Uri.Port, cancellation);
            else await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override string ToString() => SocketPath is null ? Uri.ToString() : UnixScheme + SocketPath;
}
