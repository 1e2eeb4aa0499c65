using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards personal accounts.</summary>
internal sealed class AccountForwarder(AccountService.AccountServiceClient engine, EngineCall call)
    : AccountService.AccountServiceBase
{
    /// <inheritdoc />
    public override Task<OpenAccountResponse> OpenAccount(
        OpenAccountRequest request, ServerCallContext context) =>
        call.SendAsync(engine.OpenAccountAsync, request, context);

    /// <inheritdoc />
    public override Task<CreditMonthResponse> CreditMonth(
        CreditMonthRequest request, ServerCallContext context) =>
        call.SendAsync(engine.CreditMonthAsync, request, context);

    /// <inheritdoc />
    public override Task<GetBalanceResponse> GetBalance(
        GetBalanceRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetBalanceAsync, request, context);
}
