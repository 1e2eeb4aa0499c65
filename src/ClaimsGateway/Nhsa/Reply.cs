using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa;

/// <summary>
/// What a transaction comes to: an output, a file or a refusal, and what is to be written with it. The writes
/// and the kept answer are one transaction.
/// </summary>
internal sealed class Reply
{
    private readonly List<Action<Session>> _writes = [];

    /// <summary>Why the transaction fails; null when it succeeds.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>The output.</summary>
    public NodeRows Output { get; } = new();

    /// <summary>A file that is answered in the place of an envelope; null for none.</summary>
    public byte[]? File { get; private init; }

    /// <summary>What the caller should look at; null for nothing.</summary>
    public string? Warning { get; private set; }

    /// <summary>A transaction that succeeds.</summary>
    public static Reply Success() => new();

    /// <summary>A file.</summary>
    public static Reply OfFile(byte[] content) => new() { File = content };

    /// <summary>A transaction that fails.</summary>
    public static implicit operator Reply(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>A transaction that fails.</summary>
    public static Reply Failure(string message) => new Refusal(message);

    /// <summary>Adds a row to the output.</summary>
    public Reply With(string node, Row row)
    {
        Output.Add(node, row);
        return this;
    }

    /// <summary>Adds rows to the output.</summary>
    public Reply With(string node, IEnumerable<Row> rows)
    {
        foreach (var row in rows) Output.Add(node, row);
        return this;
    }

    /// <summary>Adds a warning.</summary>
    public Reply Warn(string? warning)
    {
        Warning = warning;
        return this;
    }

    /// <summary>Adds something to be written with the answer.</summary>
    public Reply Saving(Action<Session> write)
    {
        _writes.Add(write);
        return this;
    }

    /// <summary>Writes it.</summary>
    public void Save(Session session)
    {
        foreach (var write in _writes) write(session);
    }
}
