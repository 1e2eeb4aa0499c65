using ClaimsEngine.Flags;
using V1 = Claims.V1;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads flags page by page, each on a snapshot.</summary>
internal sealed class SqlFlagPages(SqlServerDatabase database) : IFlagPages
{
    public List<FlagOnFile> From(FlagPlace from, V1.FlagKind kind, string institutionId, int most)
    {
        using var session = database.OpenLongSnapshot();
        var (entry, place) = (from.Entry, from.Kind);
        return (kind, institutionId) switch
        {
            (V1.FlagKind.Unspecified, "") =>
                session.Query<FlagOnFile>(PageStatements.Flags, most, entry, place),
            (V1.FlagKind.Unspecified, _) =>
                session.Query<FlagOnFile>(PageStatements.FlagsOfInstitution, most, entry, place, institutionId),
            (_, "") =>
                session.Query<FlagOnFile>(PageStatements.FlagsOfKind, most, entry, place, (int)kind),
            _ => session.Query<FlagOnFile>(
                PageStatements.FlagsOfKindAndInstitution, most, entry, place, (int)kind, institutionId),
        };
    }
}
