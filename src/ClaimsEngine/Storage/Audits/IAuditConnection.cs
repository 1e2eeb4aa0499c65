using ClaimsEngine.Audit;

namespace ClaimsEngine.Storage.Audits;

/// <summary>
/// A connection that an audit reads over, past every cache. Used by one thread at a time. What every database
/// understands is asked in one wording (<see cref="AuditSql"/>); the rest each database words itself.
/// </summary>
internal interface IAuditConnection : IDisposable
{
    /// <summary>Prepares a statement whose rows can be read while others are.</summary>
    /// <param name="sql">Its parameters are @p1, @p2 and so on, first named in this order.</param>
    IStatement Prepare(string sql);

    /// <summary>Prepares a statement that has many rows: no other may be read until it is at its end.</summary>
    /// <param name="sql">As for <see cref="Prepare"/>.</param>
    IStatement PrepareAlone(string sql);

    /// <summary>
    /// A member's entries in order of their ids, bound by the id of the last one and the member's key. Its columns
    /// are <see cref="EntryColumns.All"/>.
    /// </summary>
    IStatement PrepareChain();

    /// <summary>Where a member's account stood: balance, id, sequence and hash of each entry, bound by the key.</summary>
    IStatement PrepareStandings();

    /// <summary>All entries, by their members' keys and then their ids.</summary>
    IEnumerable<StoredEntry> EntriesByMember();
}
