using ClaimsGateway.Nhsa.Identities;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsGateway.Nhsa.Storage;

/// <summary>One transaction on the database: what a store's methods work in.</summary>
internal sealed class Session(SqliteConnection connection, SqliteTransaction transaction, Seal seal)
{
    /// <summary>Seals what may not be readable at rest.</summary>
    public Seal Seal => seal;

    /// <summary>Runs a statement and gives the number of rows it changed.</summary>
    public int Execute(string sql, object parameters) => connection.Execute(sql, parameters, transaction);

    /// <summary>The rows of a query.</summary>
    public IReadOnlyList<T> Query<T>(string sql, object parameters) =>
        [.. connection.Query<T>(sql, parameters, transaction)];

    /// <summary>The first row of a query, or the default.</summary>
    public T? First<T>(string sql, object parameters) =>
        connection.QueryFirstOrDefault<T>(sql, parameters, transaction);

    /// <summary>The next number of a sequence, from 1.</summary>
    public long Next(string sequence) => connection.QuerySingle<long>(
        """
        INSERT INTO sequence (name, last) VALUES (@sequence, 1)
        ON CONFLICT (name) DO UPDATE SET last = last + 1
        RETURNING last
        """,
        new { sequence },
        transaction);
}
