using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Audits;
using V1 = Claims.V1;

namespace ClaimsEngine.Audit;

/// <summary>
/// Recomputes the ledger on one snapshot (R7.1): every member's chain and decisions, keys, registries,
/// prescriptions and checkpoints. Holds one member's entries at a time.
/// </summary>
internal static class Verification
{
    /// <summary>Yields each break as it is found, and at last the summary.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    public static IEnumerable<V1.VerifyResponse> Run(ILedgerStore store, CancellationToken cancellation)
    {
        using var session = new AuditSession(store.OpenAudit(onSnapshot: true));
        var members = new MemberAudit(session.Facts);
        var checkpoints = session.Checkpoints.All();
        var breaks = 0L;
        foreach (var finding in Findings(session, members, checkpoints))
        {
            cancellation.ThrowIfCancellationRequested();
            breaks++;
            yield return new V1.VerifyResponse { Break = finding.ToContract() };
        }

        yield return new V1.VerifyResponse
        {
            Summary = new V1.VerifySummary
            {
                Entries = members.Entries,
                Members = members.Members,
                Decisions = members.Decisions,
                Checkpoints = checkpoints.Count,
                Breaks = breaks,
            },
        };
    }

    private static IEnumerable<Finding> Findings(
        AuditSession session, MemberAudit members, List<DayCheckpoint> checkpoints)
    {
        foreach (var key in session.Sets.Policies())
        {
            if (session.Facts.Policy(key) is null)
            {
                var hash = Convert.ToHexStringLower(session.Facts.PolicyHash(key).Span);
                yield return new Finding(Finding.Registry, $"The files of policy {hash} do not give its hash.");
            }
        }

        foreach (var ledger in session.Rows.All())
        {
            foreach (var finding in members.Check(ledger)) yield return finding;
        }

        foreach (var finding in session.Sets.Findings()) yield return finding;
        foreach (var finding in session.Prescriptions.Findings()) yield return finding;
        foreach (var finding in Checkpointing.Check(session.Checkpoints, checkpoints)) yield return finding;
    }
}
