using ClaimsEngine.Ledger;

namespace ClaimsEngine.Members;

/// <summary>Registers a member, or adds a version of one. The same content again adds nothing.</summary>
internal sealed class MemberPosting(string memberId, byte[] content) : Posting<MemberVersion>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Members.Add(memberId);
        needs.Keys = true;
    }

    protected override Outcome<MemberVersion> Decide(Batch batch)
    {
        if (!batch.Members.TryGetValue(memberId, out var member))
        {
            var first = new MemberVersion(1, content);
            member = new MemberRecord(++batch.LastMemberKey, memberId, first, MemberStanding.New);
            batch.Members.Add(memberId, member);
        }
        else if (member.Current.Content.Span.SequenceEqual(content))
        {
            return member.Current;
        }
        else
        {
            member.Current = new MemberVersion(member.Current.Number + 1, content);
        }

        member.Touch();
        batch.MemberVersions.Add((member, member.Current));
        return member.Current;
    }
}
