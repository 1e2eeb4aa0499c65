using Claims.V1;
using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>Compares what the clients of a world were told with what its store holds.</summary>
internal static class StoreCheck
{
    private static readonly (EntryKind Done, EntryKind TakenBack)[] Kinds =
        [(EntryKind.Settle, EntryKind.Reverse), (EntryKind.Purchase, EntryKind.ReversePurchase)];

    /// <summary>Compares.</summary>
    /// <exception cref="InvalidOperationException">Something is lost, doubled, not known, or broken.</exception>
    public static void Run(string path, IReadOnlyList<SimulatedClient> clients, bool isAudited)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        var broken = LedgerInvariants.FindBroken(database);
        var errands = clients.SelectMany(client => client.Errands).ToList();
        foreach (var (done, takenBack) in Kinds)
        {
            var ours = errands.Where(errand => errand.Kinds.Done == done).ToList();
            broken.AddRange(Compare(
                database, done, ours.Where(errand => errand.State is KeyState.Settled or KeyState.Reversed)));
            broken.AddRange(Compare(database, takenBack, ours.Where(errand => errand.State == KeyState.Reversed)));
        }

        var paid = Numbers(database, EntryKind.PayContribution);
        var told = clients.SelectMany(client => client.Office.Paid);
        broken.AddRange(told.Except(paid).Select(number => $"payment {number}: lost"));
        broken.AddRange(
            paid.CountBy(number => number).Where(each => each.Value > 1).Select(each => $"payment {each.Key}: doubled"));
        broken.AddRange(database.Query<long>(
            "SELECT member FROM entry WHERE kind = 4 GROUP BY member, day HAVING count(*) > 1")
            .Select(member => $"member {member}: a month credited twice"));
        if (isAudited) broken.AddRange(Audit(path));
        if (broken.Count > 0) throw new InvalidOperationException(string.Join("; ", broken));
    }

    private static IEnumerable<string> Compare(SqliteConnection database, EntryKind kind, IEnumerable<Errand> told)
    {
        var known = told.Select(errand => errand.Number).ToHashSet();
        var strange = Numbers(database, kind).Where(number => !known.Remove(number)).ToList();
        return
        [
            .. strange.Select(number => $"{kind} {number}: stored, and its client does not know, or twice"),
            .. known.Select(number => $"{kind} {number}: told, and not stored"),
        ];
    }

    private static List<string> Numbers(SqliteConnection database, EntryKind kind) =>
    [
        .. database.Query<string>(
            "SELECT claim_number FROM entry WHERE kind = @kind AND claim_number NOT LIKE 'LAST-%'",
            new { kind = (int)kind }),
    ];

    private static IEnumerable<string> Audit(string path)
    {
        using var said = new StringWriter();
        var code = AuditCommand.Run(["verify", "--database", path], said, said, TimeProvider.System);
        return code == 0 ? [] : [said.ToString()];
    }
}
