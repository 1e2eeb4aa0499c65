using ClaimsEngine.Audit;
using ClaimsEngine.Storage.Audits;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Export;

/// <summary>Writes members: the latest version, and every version for the ledger.</summary>
internal sealed class MemberExport(AuditFacts facts, ExportTables tables)
{
    /// <summary>Writes a member.</summary>
    /// <param name="ledger">The member.</param>
    /// <param name="opening">The balance that was taken over.</param>
    public void Write(MemberLedger ledger, Fen opening)
    {
        Write(tables.Members, ledger.Key, facts.Accounts.Latest(ledger.Key).History, opening, null);
        for (var version = 1; version <= ledger.Versions; version++)
        {
            var history = facts.Accounts.Version(ledger.Key, version).History;
            Write(tables.LedgerMembers, ledger.Key, history, Fen.Zero, version);
        }
    }

    private static void Write(ExportFile file, long member, MemberHistory history, Fen opening, long? version)
    {
        foreach (var period in history.Periods)
        {
            file.Add(InternalId.OfMember(member)).Add(history.BirthDate).Add(ExportWords.Of(period.Status));
            file.Add(period.From).Add(period.ContributionBase.Value).Add(opening.Value).Add(history.CoverageUntil);
            file.Add(ExportWords.Of(period.FundingMode));
            if (version is { } number) file.Add(number);
            file.End();
        }
    }
}
