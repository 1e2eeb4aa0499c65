using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace ClaimsEngine.Hosting;

/// <summary>The file of a Unix socket.</summary>
internal static class SocketFile
{
    /// <summary>Removes a socket that an engine left behind when it was killed.</summary>
    /// <exception cref="InvalidOperationException">Somebody listens on it.</exception>
    public static void Clear(string path)
    {
        if (!File.Exists(path)) return;
        try
        {
            using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            File.Delete(path);
            return;
        }

        throw new InvalidOperationException($"Another process listens on {path}.");
    }

    /// <summary>
    /// Lets only the engine's own user connect: the rights are set between bind and listen, so that nobody else gets in
    /// before.
    /// </summary>
    public static void Bind(SocketTransportOptions transport) => transport.CreateBoundListenSocket = endpoint =>
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (endpoint is UnixDomainSocketEndPoint file && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.ToString(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return socket;
    };
}
