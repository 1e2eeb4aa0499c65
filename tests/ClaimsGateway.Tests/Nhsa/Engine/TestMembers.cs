using Claims.V1;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>Members.</summary>
internal sealed class TestMembers(TestLedger ledger) : MemberService.MemberServiceBase
{
    public override Task<GetMemberResponse> GetMember(GetMemberRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            if (!ledger.Members.TryGetValue(request.MemberId, out var member))
                throw TestAdjudication.Failure(Code.NotFound, "MEMBER_NOT_FOUND", "没有该参保人");
            var sum = ledger.InScopeSums.GetValueOrDefault(member.MemberId);
            return Task.FromResult(new GetMemberResponse
            {
                Member = member,
                BalanceFen = ledger.Balances.GetValueOrDefault(member.MemberId),
                Entitlement = new Entitlement
                {
                    BenefitYear = request.On.Year,
                    DeductibleFen = 80_000,
                    DeductibleLeftFen = Math.Max(0, 80_000 - sum),
                    InScopeFen = sum,
                    LimitLeftFen = Math.Max(0, 900_000 - sum),
                },
            });
        }
    }
}
