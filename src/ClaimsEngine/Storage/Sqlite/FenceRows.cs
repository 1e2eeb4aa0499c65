using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Chains the closed claim numbers as they are written.</summary>
internal sealed class FenceRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement _last = new(connection,
        "SELECT sequence, hash FROM fence ORDER BY sequence DESC LIMIT 1");

    private readonly Statement _fence = new(connection,
        "INSERT INTO fence (sequence, institution, number, recorded_at_ms, hash) VALUES (?, ?, ?, ?, ?)");

    /// <summary>Appends a closed number within the connection's transaction.</summary>
    public void Append(InstitutionRecord institution, string number, long nowMs)
    {
        var (sequence, before) = (0L, EntryHash.Start);
        while (_last.Read()) (sequence, before) = (_last.Int64(0), _last.Blob(1));
        var hash = FenceHash.Of(before.Span, sequence + 1, new ClaimKey(institution.Id, number), nowMs);
        _fence.Bind(sequence + 1).Bind(institution.Key).Bind(number).Bind(nowMs).BindBlob(hash).Run();
    }

    public void Dispose()
    {
        _last.Dispose();
        _fence.Dispose();
    }
}
