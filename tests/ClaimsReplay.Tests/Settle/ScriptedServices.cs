using Claims.V1;
using Grpc.Core;

namespace ClaimsReplay.Tests.Settle;

internal sealed class ScriptedAdjudication(ScriptedLedger ledger) : AdjudicationService.AdjudicationServiceBase
{
    public override Task<SettleResponse> Settle(SettleRequest request, ServerCallContext context) =>
        Task.FromResult(ledger.Settle(request.Claim));
}

internal sealed class ScriptedMembers(ScriptedLedger ledger) : MemberService.MemberServiceBase
{
    public override Task<UpsertMemberResponse> UpsertMember(UpsertMemberRequest request, ServerCallContext context)
    {
        ledger.Upsert(request.Member);
        return Task.FromResult(new UpsertMemberResponse { Member = request.Member });
    }
}

internal sealed class ScriptedInstitutions(ScriptedLedger ledger) : InstitutionService.InstitutionServiceBase
{
    public override Task<UpsertInstitutionResponse> UpsertInstitution(
        UpsertInstitutionRequest request, ServerCallContext context)
    {
        ledger.Upsert(request.Institution);
        return Task.FromResult(new UpsertInstitutionResponse { Institution = request.Institution });
    }

    public override Task<GetInstitutionResponse> GetInstitution(GetInstitutionRequest request, ServerCallContext context) =>
        ledger.Find(request.InstitutionId) is { } found
            ? Task.FromResult(new GetInstitutionResponse { Institution = found })
            : throw new RpcException(new Status(StatusCode.NotFound, "no such institution"));
}

internal sealed class ScriptedAccounts(ScriptedLedger ledger) : AccountService.AccountServiceBase
{
    public override Task<OpenAccountResponse> OpenAccount(OpenAccountRequest request, ServerCallContext context)
    {
        ledger.Open(request.MemberId, request.BalanceFen);
        return Task.FromResult(new OpenAccountResponse());
    }

    public override Task<CreditMonthResponse> CreditMonth(CreditMonthRequest request, ServerCallContext context)
    {
        ledger.Credit(request.MemberId, new DateOnly(request.Month.Year, request.Month.Month, 1));
        return Task.FromResult(new CreditMonthResponse());
    }
}
