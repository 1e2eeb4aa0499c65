using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>
/// An error of the database, told by its number: the server's own message may quote ids, which belong in no log.
/// </summary>
internal sealed class SqlServerFault(FaultKind kind, int number) : DbException(
    $"SQL Server reports error {number} ({kind}); its messages are listed by number in sys.messages.")
{
    // What the client reports without the server: no connection could be had in time, or it broke.
    private const int ClientSide = -2;

    // 2627 a primary key or unique constraint, 2601 a unique index: some servers report the one for the other.
    private static readonly int[] Duplicates = [2627, 2601];

    // A row changed after the snapshot was taken, or its schema did.
    private static readonly int[] Changes = [3960, 3961];

    // Deadlock, lock timeout, broken and refused connections, failover, throttling: as the client's own list of
    // transient errors, and what a server on its way up or down answers.
    private static readonly int[] Passing =
    [
        ClientSide, -1, 2, 20, 53, 64, 121, 233, 258, 596, 601, 615, 617, 701, 708, 921, 926, 976, 983, 988, 997, 1203,
        1204, 1205, 1221, 1222, 1404, 1807, 3935, 4060, 4221, 5245, 6005, 8628, 8645, 8651, 9515, 10053, 10054, 10060,
        10061, 10928, 10929, 11001, 14355, 17142, 17197, 18401, 20041, 40143, 40166, 40197, 40501, 40540, 40613, 42108,
        42109, 49918, 49919, 49920,
    ];

    public FaultKind Kind { get; } = kind;

    /// <summary>The server's error number; negative when the client reports the error.</summary>
    public int Number { get; } = number;

    public override bool IsTransient => Kind == FaultKind.Transient;

    /// <summary>Whether another engine was faster: what was decided must be decided again.</summary>
    public bool IsOvertaken => Kind is FaultKind.Duplicate or FaultKind.Overtaken;

    /// <summary>What an error number means.</summary>
    public static FaultKind KindOf(int number) => number switch
    {
        _ when Duplicates.Contains(number) => FaultKind.Duplicate,
        _ when Changes.Contains(number) => FaultKind.Overtaken,
        _ when Passing.Contains(number) => FaultKind.Transient,
        _ => FaultKind.Lasting,
    };

    /// <summary>
    /// The fault that an exception stands for, or null when it is none of the database's. Beside its own exception the
    /// client throws others when a connection is gone or none is to be had in time.
    /// </summary>
    public static SqlServerFault? Of(Exception e) => e switch
    {
        SqlException server => new SqlServerFault(KindOf(server.Number), server.Number),
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } or TimeoutException or IOException =>
            new SqlServerFault(FaultKind.Transient, ClientSide),
        _ => null,
    };

    /// <summary>Does something with the database.</summary>
    /// <exception cref="SqlServerFault">The database refuses, or cannot be reached.</exception>
    public static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (Of(e) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Reads with the same protection, row by row.</summary>
    public static IEnumerable<T> GuardEach<T>(IEnumerable<T> rows)
    {
        using var each = Guard(rows.GetEnumerator);
        while (Guard(each.MoveNext)) yield return each.Current;
    }
}
