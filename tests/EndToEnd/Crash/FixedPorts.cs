using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Crash;

/// <summary>
/// Loopback ports for servers that are killed and come back on the same one. They lie below those that the system hands
/// out, so that nobody is given one between two lives.
/// </summary>
internal static class FixedPorts
{
    private const int First = 20_000;
    private const int Count = 12_000;

    /// <summary>Free ports, from a place that differs between test processes.</summary>
    public static IEnumerable<int> Take(int count) => Enumerable.Range(0, Count)
        .Select(i => First + (Environment.ProcessId + i) % Count)
        .Where(IsFree)
        .Take(count);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
