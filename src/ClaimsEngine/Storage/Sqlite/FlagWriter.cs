using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes flags.</summary>
internal sealed class FlagWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _flag = new(connection,
        "INSERT INTO flag (entry, kind, measure, institution) VALUES (?, ?, ?, ?)");

    /// <summary>Writes an entry's flags; the entry is written.</summary>
    public void Write(LedgerEntry entry)
    {
        foreach (var note in entry.Flags)
            _flag.Bind(entry.Id).Bind((long)note.Kind).Bind(note.Measure).Bind(entry.Institution).Run();
    }

    public void Dispose() => _flag.Dispose();
}
