using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Settlement;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads family links, and relatives' draws.</summary>
internal sealed class FamilyRows(SqliteConnection connection, StateCache? states, KeyList keys) : IDisposable
{
    // Versions come in their order: the last one of a link holds.
    private readonly Statement _links = new(connection,
        $"""
        SELECT {FamilyLinkRow.Columns}
        FROM json_each(?) k
        CROSS JOIN member r ON r.id = k.value
        CROSS JOIN family_link l ON l.relative = r.key
        CROSS JOIN member o ON o.key = l.owner
        ORDER BY l.relative, l.owner, l.from_day, l.version
        """);

    private readonly Statement _owned = new(connection,
        $"""
        SELECT {FamilyLinkRow.Columns}
        FROM member o
        CROSS JOIN family_link l ON l.owner = o.key
        CROSS JOIN member r ON r.key = l.relative
        WHERE o.id = ?
        ORDER BY l.relative, l.from_day, l.version
        """);

    private readonly Statement _draws = new(connection,
        $"""
        SELECT {EntryRow.Columns}, o.id
        FROM json_each(?) k
        CROSS JOIN entry e ON e.part_of = k.value
        CROSS JOIN member o ON o.key = e.member
        ORDER BY e.id
        """);

    /// <summary>Loads the draws of claims that have a family part; their owners become needed too.</summary>
    /// <param name="needs">What the batch needs.</param>
    /// <param name="byEntry">Claims by their entries.</param>
    public void LoadDraws(BatchNeeds needs, IReadOnlyDictionary<long, ClaimOnFile> byEntry)
    {
        _draws.BindText(keys.Of(byEntry.Keys));
        while (_draws.Read())
        {
            var draw = new FamilyDraw(_draws.Text(EntryRow.Count), EntryRow.Read(_draws));
            byEntry[draw.Entry.PartOf!.Value].Load(draw);
            needs.Members.Add(draw.OwnerId);
        }
    }

    /// <summary>Loads the links of relatives; the owners of the linked accounts become needed too.</summary>
    public void LoadLinks(Batch batch, BatchNeeds needs)
    {
        List<string>? missing = null;
        foreach (var relative in needs.Families)
        {
            var known = states?.Family(relative);
            batch.Families.Add(relative, known ?? new FamilyCircle());
            if (known is null) (missing ??= []).Add(relative);
            else foreach (var link in known.Links) needs.Members.Add(link.OwnerId);
        }

        if (missing is null) return;
        _links.BindText(keys.Of(missing));
        while (_links.Read())
        {
            var link = FamilyLinkRow.Read(_links);
            batch.Families[link.RelativeId].Put(link);
            needs.Members.Add(link.OwnerId);
        }
    }

    /// <summary>The links over which a member's account pays, each in its latest version.</summary>
    public List<LinkVersion> OwnedBy(string ownerId)
    {
        Dictionary<(string, DateOnly), LinkVersion> latest = [];
        _owned.Bind(ownerId);
        while (_owned.Read())
        {
            var link = FamilyLinkRow.Read(_owned);
            latest[(link.RelativeId, link.From)] = link;
        }

        return [.. latest.Values];
    }

    public void Dispose()
    {
        Statement[] all = [_links, _owned, _draws];
        foreach (var statement in all) statement.Dispose();
    }
}
