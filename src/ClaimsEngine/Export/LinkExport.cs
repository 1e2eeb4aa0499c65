using ClaimsEngine.Audit;
using ClaimsEngine.Families;
using ClaimsEngine.Storage.Audits;
using V1 = Claims.V1;

namespace ClaimsEngine.Export;

/// <summary>Writes the links that pay for a member: the latest versions, and every version for the ledger.</summary>
internal sealed class LinkExport(AuditFacts facts, ExportTables tables)
{
    public void Write(MemberLedger relative)
    {
        var links = facts.Accounts.LinksOf(relative.Key);
        foreach (var link in links)
        {
            Begin(tables.LedgerFamilies, relative.Key, link).Add(link.Version.From);
            End(tables.LedgerFamilies, link.Version).Add(link.AfterEntry).End();
        }

        foreach (var versions in links.GroupBy(link => (link.OwnerKey, link.Version.From)))
        {
            var latest = versions.MaxBy(link => link.Version.Number)!;

            // A link that ends before its first day holds on none.
            if (latest.Version.Until < FirstDay(latest.Version)) continue;
            Begin(tables.Families, relative.Key, latest).Add(RelationOf(latest.Version));
            End(tables.Families, latest.Version).End();
        }
    }

    private static ExportFile Begin(ExportFile file, long relative, KnownLink link) =>
        file.Add(InternalId.OfMember(link.OwnerKey)).Add(InternalId.OfMember(relative));

    private static ExportFile End(ExportFile file, LinkVersion link) => file.Add(link.Priority)
        .Add(FirstDay(link)).Add(link.Until).Add(ExportWords.Of(link.ApplicationDay is not null));

    /// <summary>The first day on which the account may pay: elsewhere not before the application (R6.5).</summary>
    private static DateOnly FirstDay(LinkVersion link) =>
        link.ApplicationDay is { } applied && applied > link.From ? applied : link.From;

    private static string RelationOf(LinkVersion link) => link.Relation switch
    {
        V1.Relation.Spouse => "spouse",
        V1.Relation.Parent => "parent",
        V1.Relation.Child => "child",
        _ => throw new InvalidOperationException($"The replay's data have no word for relation {link.Relation}."),
    };
}
