using ClaimsReplay.Input.Columns;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Buckets;

/// <summary>
/// The members that family links join to others, held with their claims until all buckets are read, and then given
/// in the order of rows: it decides between claims of different members at the same time.
/// </summary>
internal sealed class HeldClaims
{
    private readonly HeldMembers _members = new();
    private readonly List<(int Member, ClaimRecord Claim)> _claims = [];

    /// <summary>Adds a member with the claims.</summary>
    /// <param name="bucket">The bucket that holds the member.</param>
    /// <param name="member">The number in the bucket.</param>
    /// <param name="hasNumbers">Whether ids are whole numbers.</param>
    public void Add(Bucket bucket, int member, bool hasNumbers)
    {
        Span<char> text = stackalloc char[IdTable.LongestId];
        var isWhole = bucket.IsWhole(member);
        var number = _members.Add(
            LinkedIds.Text(bucket.Id(member), hasNumbers, text), isWhole ? bucket.History(member) : null,
            isWhole ? bucket.Opening(member) : Fen.Zero, bucket.FirstRow(member).Row);
        for (var i = 0; isWhole && i < bucket.Count(member); i++) _claims.Add((number, bucket.Claim(member, i)));
    }

    /// <summary>The members and claims with their links.</summary>
    /// <param name="folder">Where the links lie.</param>
    /// <param name="file">The members' file, for messages.</param>
    /// <param name="problems">Receives malformed links.</param>
    public ReplayInput Close(DataFolder folder, string file, ProblemLog problems)
    {
        _claims.Sort((a, b) => a.Claim.Place.CompareTo(b.Claim.Place));
        var columns = new ClaimColumns();
        columns.Reserve(1);
        foreach (var (member, claim) in _claims)
        {
            claim.CopyTo(columns, 0);
            _members.AddClaim(member, columns, 0, MomentFeed.NanosOfDayOf(claim.Moment));
        }

        return _members.Close(folder, file, problems);
    }
}
