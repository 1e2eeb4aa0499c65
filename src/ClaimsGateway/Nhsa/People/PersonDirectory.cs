using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.People;

/// <summary>Finds members with their identities.</summary>
internal sealed class PersonDirectory(
    MemberService.MemberServiceClient members, ContractCalls calls, NhsaDatabase database)
{
    /// <summary>The person of a psn_no, with the entitlement of a day.</summary>
    public async Task<Judged<Person>> FindAsync(string psnNo, DateOnly day, CancellationToken cancellation)
    {
        var request = new GetMemberRequest { MemberId = psnNo, On = day.ToContract() };
        var member = await calls.AskAsync(members.GetMemberAsync, request, cancellation);
        if (member.Refusal is { } refusal)
            return refusal.IsNotFound ? new Refusal("psn_no(人员编号)未参保或不存在") { IsNotFound = true } : refusal;
        return new Person(member.Value, database.Read(session => IdentityStore.Find(session, psnNo)));
    }
}
