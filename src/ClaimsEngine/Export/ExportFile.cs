using System.Globalization;
using System.Text;

namespace ClaimsEngine.Export;

/// <summary>
/// One table of an export: CSV (RFC 4180), UTF-8, LF. It is written beside its place and renamed when all is
/// written. Fields are ids out of A-Z a-z 0-9 . _ -, words, numbers, dates and districts.
/// </summary>
internal sealed class ExportFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly StreamWriter _text;
    private bool _hasField;
    private bool _isKept;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public ExportFile(string folder, string name, string header)
    {
        _path = Path.Combine(folder, name);
        _partial = $"{_path}.{Environment.ProcessId}.partial";
        _text = new StreamWriter(_partial, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _text.WriteLine(header);
    }

    /// <summary>Adds a field of text; it is quoted where it must be.</summary>
    public ExportFile Add(string text)
    {
        Separate();
        var isPlain = text.AsSpan().IndexOfAny("\",\r\n") < 0;
        _text.Write(isPlain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public ExportFile Add(long number)
    {
        Separate();
        _text.Write(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a date, or an empty field.</summary>
    public ExportFile Add(DateOnly? day)
    {
        Separate();
        if (day is { } known) _text.Write(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void End()
    {
        _text.WriteLine();
        _hasField = false;
    }

    /// <summary>Puts the file in its place, over an earlier one.</summary>
    public void Keep()
    {
        _text.Dispose();
        File.Move(_partial, _path, overwrite: true);
        _isKept = true;
    }

    public void Dispose()
    {
        if (_isKept) return;
        _text.Dispose();
        File.Delete(_partial);
    }

    private void Separate()
    {
        if (_hasField) _text.Write(',');
        _hasField = true;
    }
}
