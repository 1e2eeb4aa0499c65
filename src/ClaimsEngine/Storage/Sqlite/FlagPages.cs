using ClaimsEngine.Flags;
using Dapper;
using V1 = Claims.V1;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads flags page by page.</summary>
internal sealed class FlagPages(SqliteFile file) : IFlagPages
{
    /// <summary>Flags from a place on towards the oldest.</summary>
    /// <param name="from">The place of the first, or one above it.</param>
    /// <param name="kind">One rule, or unspecified for all.</param>
    /// <param name="institutionId">One institution, or empty for all.</param>
    /// <param name="most">How many at most.</param>
    public List<FlagOnFile> From(FlagPlace from, V1.FlagKind kind, string institutionId, int most)
    {
        // Each condition has an index of its own; one that is not asked for must not stand in the way of it.
        var ofKind = kind == V1.FlagKind.Unspecified ? "" : "AND f.kind = @kind";
        var ofInstitution = institutionId.Length == 0
            ? ""
            : "AND f.institution = (SELECT i.key FROM institution i WHERE i.id = @institutionId)";
        using var connection = file.OpenForReading();
        return
        [
            .. connection.Query<FlagOnFile>(
                $"""
                SELECT f.entry AS Entry, f.kind AS Kind, f.measure AS Measure, i.id AS InstitutionId,
                  e.claim_number AS ClaimNumber, m.id AS MemberId, e.day AS Day, e.policy AS Policy,
                  e.recorded_at_ms AS RecordedAtMs
                FROM flag f
                CROSS JOIN entry e ON e.id = f.entry
                CROSS JOIN member m ON m.key = e.member
                CROSS JOIN institution i ON i.key = f.institution
                WHERE (f.entry, f.kind) <= (@entry, @place) {ofKind} {ofInstitution}
                ORDER BY f.entry DESC, f.kind DESC
                LIMIT @most
                """,
                new { entry = from.Entry, place = from.Kind, kind = (int)kind, institutionId, most }),
        ];
    }
}
