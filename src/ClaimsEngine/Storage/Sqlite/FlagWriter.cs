using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes flags, and what later claims are judged by.</summary>
internal sealed class FlagWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _flag = new(connection,
        "INSERT INTO flag (entry, kind, measure, institution) VALUES (?, ?, ?, ?)");

    private readonly Statement _recent = new(connection,
        """
        INSERT INTO recent_claims (member, claims) VALUES (?, ?)
        ON CONFLICT (member) DO UPDATE SET claims = excluded.claims
        """);

    /// <summary>Writes an entry's flags; the entry is written.</summary>
    public void Write(LedgerEntry entry)
    {
        foreach (var note in entry.Flags)
            _flag.Bind(entry.Id).Bind((long)note.Kind).Bind(note.Measure).Bind(entry.Institution).Run();
    }

    /// <summary>Writes the recent claims that changed; the members are written.</summary>
    public void WriteRecent(Batch batch)
    {
        foreach (var member in batch.RecentChanges)
            _recent.Bind(member.Key).BindBlob(member.Recent!.ToBytes()).Run();
    }

    public void Dispose()
    {
        _flag.Dispose();
        _recent.Dispose();
    }
}
