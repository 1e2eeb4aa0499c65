namespace ClaimsReplay.Output;

/// <summary>
/// Files that appear whole and together or not at all: each is written beside its place, and all are renamed at
/// the end.
/// </summary>
public sealed class WholeFiles : IDisposable
{
    private readonly List<(string Path, string Partial)> _files = [];
    private bool _areKept;

    /// <summary>Begins a file; its folder must exist. Any thread may call.</summary>
    /// <returns>The path to write to until <see cref="Keep"/>.</returns>
    public string Begin(string path)
    {
        var partial = $"{path}.{Environment.ProcessId}.partial";
        lock (_files) _files.Add((path, partial));
        return partial;
    }

    /// <summary>Puts the files in their places, over earlier ones; they must be closed.</summary>
    public void Keep()
    {
        foreach (var (path, partial) in _files) File.Move(partial, path, overwrite: true);
        _areKept = true;
    }

    /// <summary>Deletes what was written, unless it was kept.</summary>
    public void Dispose()
    {
        if (_areKept) return;
        foreach (var (_, partial) in _files) File.Delete(partial);
    }
}
