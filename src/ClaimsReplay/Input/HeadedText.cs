namespace ClaimsReplay.Input;

/// <summary>A header line, followed by the rest of a text.</summary>
internal sealed class HeadedText(string header, TextReader rest) : TextReader
{
    private readonly string _header = header + "\n";
    private int _given;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var left = _header.Length - _given;
        if (left == 0) return rest.Read(buffer);
        var given = Math.Min(left, buffer.Length);
        _header.AsSpan(_given, given).CopyTo(buffer);
        _given += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}
