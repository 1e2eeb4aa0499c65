using ClaimsEngine.Tests.Ledger;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>What is true of every ledger: chains, balances and sums. The one place where simulations check them.</summary>
internal static class LedgerInvariants
{
    /// <summary>Finds what is not true.</summary>
    public static List<string> FindBroken(SqliteConnection database)
    {
        List<string> broken = [];
        broken.AddRange(ChainVerifier.FindBroken(database).Select(id => $"entry {id}: chain"));
        broken.AddRange(LinesVerifier.FindBroken(database).Select(id => $"entry {id}: lines"));
        broken.AddRange(database.Query<long>(
            """
            SELECT member FROM member_state s WHERE balance_fen <>
              (SELECT coalesce(sum(credit_fen - account_fen), 0) FROM entry WHERE member = s.member)
            """).Select(member => $"member {member}: balance"));
        broken.AddRange(database.Query<long>(
            """
            SELECT member FROM year_state s WHERE in_scope_fen <>
              (SELECT coalesce(sum(in_scope_fen), 0) FROM entry
               WHERE member = s.member AND day / 10000 = s.year AND kind IN (1, 2))
            """).Select(member => $"member {member}: sum of the year"));
        broken.AddRange(database.Query<string>(
            """
            SELECT claim_number FROM entry WHERE kind = 1 GROUP BY institution, claim_number HAVING count(*) > 1
            UNION ALL
            SELECT e.claim_number FROM entry e WHERE e.kind = 1 AND NOT EXISTS
              (SELECT 1 FROM claim_key k WHERE k.institution = e.institution AND k.number = e.claim_number AND k.entry = e.id)
            """).Select(number => $"claim {number}: doubled or without its key"));
        return broken;
    }
}
