using System.Text;

namespace ClaimsReplay.Output;

/// <summary>A text file that appears whole or not at all: written beside its place and renamed.</summary>
public sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private bool _isKept;

    /// <summary>Begins a file; its folder must exist.</summary>
    /// <exception cref="NotUsableException">It cannot be written there.</exception>
    public WholeFile(string path)
    {
        _path = path;
        _partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            Text = new StreamWriter(_partial, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotUsableException(new Words($"{path} cannot be written: {e.Message}", $"无法写入 {path}。"), e);
        }
    }

    /// <summary>What is being written: UTF-8 without a byte-order mark, lines end in LF.</summary>
    public StreamWriter Text { get; }

    /// <summary>Puts the file in its place, over an earlier one.</summary>
    public void Keep()
    {
        Text.Dispose();
        File.Move(_partial, _path, overwrite: true);
        _isKept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isKept) return;
        Text.Dispose();
        File.Delete(_partial);
    }
}
