using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes what a batch adds, with a fixed few statements.</summary>
internal sealed class BatchRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement _entry = new(connection, EntryRow.Insert);
    private readonly Statement _key = new(connection, "INSERT INTO claim_key (institution, number, entry) VALUES (?, ?, ?)");
    private readonly Statement _member = new(connection, "INSERT INTO member (key, id) VALUES (?, ?)");
    private readonly Statement _memberVersion = new(connection,
        "INSERT INTO member_version (member, version, content, recorded_at_ms) VALUES (?, ?, ?, ?)");

    private readonly Statement _institution = new(connection,
        """
        INSERT INTO institution (key, id, version) VALUES (?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET version = excluded.version
        """);

    private readonly Statement _institutionVersion = new(connection,
        "INSERT INTO institution_version (institution, version, content, recorded_at_ms) VALUES (?, ?, ?, ?)");

    private readonly Statement _link = new(connection, FamilyLinkRow.Insert);
    private readonly LineWriter _lines = new(connection);
    private readonly CatalogueWriter _catalogue = new(connection);
    private readonly PrescriptionWriter _prescriptions = new(connection);
    private readonly FlagWriter _flags = new(connection);
    private readonly BudgetWriter _budgets = new(connection);
    private readonly FenceRows _fences = new(connection);
    private readonly StateWriter _states = new(connection);

    /// <summary>Writes within the connection's transaction.</summary>
    /// <returns>False when a member's state is not as it was read: the transaction must be rolled back.</returns>
    public bool TryWrite(Batch batch)
    {
        var now = batch.Moment.NowMs;
        foreach (var (institution, version) in batch.InstitutionVersions)
        {
            _institution.Bind(institution.Key).Bind(institution.Id).Bind(version.Number).Run();
            _institutionVersion.Bind(institution.Key).Bind(version.Number)
                .BindBlob(version.Content.Span).Bind(now).Run();
        }

        foreach (var (member, version) in batch.MemberVersions)
        {
            if (version.Number == 1) _member.Bind(member.Key).Bind(member.Id).Run();
            _memberVersion.Bind(member.Key).Bind(version.Number).BindBlob(version.Content.Span).Bind(now).Run();
        }

        foreach (var change in batch.LinkChanges)
        {
            FamilyLinkRow.Bind(_link, change, now);
            _link.Run();
        }

        _catalogue.Write(batch.ItemVersions, now);
        foreach (var entry in batch.Entries)
        {
            EntryRow.Bind(_entry, entry);
            _entry.Run();
            if (entry.Kind is EntryKind.Settle or EntryKind.Purchase)
                _key.Bind(entry.Institution!.Value).Bind(entry.ClaimNumber).Bind(entry.Id).Run();
            _lines.Write(entry);
            _flags.Write(entry);
        }

        foreach (var (institution, number) in batch.NewFences)
        {
            _key.Bind(institution.Key).Bind(number).Bind((long?)null).Run();
            _fences.Append(institution, number, now);
        }

        _prescriptions.Write(batch);
        _budgets.Write(batch.NewBudgets, now);
        return _states.TryWrite(batch);
    }

    public void Dispose()
    {
        Statement[] all =
            [_entry, _key, _member, _memberVersion, _institution, _institutionVersion];
        foreach (var statement in all) statement.Dispose();
        _link.Dispose();
        _lines.Dispose();
        _catalogue.Dispose();
        _prescriptions.Dispose();
        _flags.Dispose();
        _budgets.Dispose();
        _fences.Dispose();
        _states.Dispose();
    }
}
