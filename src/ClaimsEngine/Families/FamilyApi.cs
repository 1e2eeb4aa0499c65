using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Families;

/// <summary>The family service on the wire.</summary>
internal sealed class FamilyApi(
    PostingPipeline pipeline, ILedgerReader reader, PolicyLibrary policies, TimeProvider clock)
    : V1.FamilyService.FamilyServiceBase
{
    public override async Task<V1.LinkFamilyResponse> LinkFamily(
        V1.LinkFamilyRequest request, ServerCallContext context)
    {
        var posting = new LinkPosting(LinkFields.Read(request.Link));
        var link = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.LinkFamilyResponse { Link = link.ToContract() };
    }

    public override async Task<V1.EndFamilyLinkResponse> EndFamilyLink(
        V1.EndFamilyLinkRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        LinkFields.Pair(check, "", request.OwnerMemberId, request.RelativeMemberId);
        var until = check.Day("until", request.Until);
        check.ThrowIfAny();
        var posting = new EndLinkPosting(request.OwnerMemberId, request.RelativeMemberId, until);
        var link = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.EndFamilyLinkResponse { Link = link.ToContract() };
    }

    public override Task<V1.ListFamilyLinksResponse> ListFamilyLinks(
        V1.ListFamilyLinksRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        check.ThrowIfAny();
        var needs = new BatchNeeds();
        needs.Members.Add(request.MemberId);
        needs.Families.Add(request.MemberId);
        var batch = reader.Read(needs, Moment.Of(clock, policies.Current));
        if (!batch.Members.ContainsKey(request.MemberId)) throw new FaultException(Fault.MemberNotFound);
        var answer = new V1.ListFamilyLinksResponse();
        answer.AsOwner.AddRange(reader.LinksOwnedBy(request.MemberId)
            .OrderBy(link => link.RelativeId, StringComparer.Ordinal).ThenBy(link => link.From)
            .Select(link => link.ToContract()));
        answer.AsRelative.AddRange(batch.Families[request.MemberId].Links
            .OrderBy(link => link.From).ThenBy(link => link.Priority)
            .Select(link => link.ToContract()));
        return Task.FromResult(answer);
    }
}
