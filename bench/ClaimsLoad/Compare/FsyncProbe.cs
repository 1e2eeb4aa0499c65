using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace ClaimsLoad.Compare;

/// <summary>One durable write as the disk gives it: 4 KiB appended to a file, and fsync.</summary>
internal sealed class FsyncProbe : IDisposable
{
    private readonly byte[] _page = new byte[4096];
    private readonly SafeFileHandle _file;
    private long _end;

    public FsyncProbe(string path) => _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);

    /// <summary>Writes once.</summary>
    /// <returns>How long it took, in ticks of <see cref="Stopwatch"/>.</returns>
    public long Write()
    {
        var since = Stopwatch.GetTimestamp();
        RandomAccess.Write(_file, _page, _end);
        RandomAccess.FlushToDisk(_file);
        _end += _page.Length;
        return Stopwatch.GetTimestamp() - since;
    }

    public void Dispose() => _file.Dispose();
}
