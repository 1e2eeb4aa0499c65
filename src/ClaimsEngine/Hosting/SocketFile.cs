using System.Net.Sockets;

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

    /// <summary>Lets only the engine's own user connect.</summary>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
