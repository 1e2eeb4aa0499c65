using System.Buffers;
using System.Text.Json;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Keys as one JSON array: a whole batch asks with one parameter.</summary>
internal sealed class KeyList : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;

    public KeyList() => _json = new Utf8JsonWriter(_buffer);

    public ReadOnlySpan<byte> Of(IEnumerable<string> ids)
    {
        Begin();
        foreach (var id in ids) _json.WriteStringValue(id);
        return End();
    }

    public ReadOnlySpan<byte> Of(IEnumerable<long> keys)
    {
        Begin();
        foreach (var key in keys) _json.WriteNumberValue(key);
        return End();
    }

    public ReadOnlySpan<byte> Of(IEnumerable<(string Text, string Other)> pairs)
    {
        Begin();
        foreach (var (text, other) in pairs)
        {
            _json.WriteStartArray();
            _json.WriteStringValue(text);
            _json.WriteStringValue(other);
            _json.WriteEndArray();
        }

        return End();
    }

    public ReadOnlySpan<byte> Of(IEnumerable<(string Text, int Number)> pairs)
    {
        Begin();
        foreach (var (text, number) in pairs)
        {
            _json.WriteStartArray();
            _json.WriteStringValue(text);
            _json.WriteNumberValue(number);
            _json.WriteEndArray();
        }

        return End();
    }

    public ReadOnlySpan<byte> Of(IEnumerable<(long Key, int Number)> pairs)
    {
        Begin();
        foreach (var (key, number) in pairs)
        {
            _json.WriteStartArray();
            _json.WriteNumberValue(key);
            _json.WriteNumberValue(number);
            _json.WriteEndArray();
        }

        return End();
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartArray();
    }

    private ReadOnlySpan<byte> End()
    {
        _json.WriteEndArray();
        _json.Flush();
        return _buffer.WrittenSpan;
    }
}
