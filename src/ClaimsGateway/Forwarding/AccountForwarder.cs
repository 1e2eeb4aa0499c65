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
    public override Task<RecordContributionResponse> RecordContribution(
        RecordContributionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.RecordContributionAsync, request, context);

    /// <inheritdoc />
    public override Task<ReverseContributionResponse> ReverseContribution(
        ReverseContributionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ReverseContributionAsync, request, context);

    /// <inheritdoc />
    public override Task RunMonthlyCredits(
        RunMonthlyCreditsRequest request, IServerStreamWriter<RunMonthlyCreditsResponse> answers, ServerCallContext context) =>
        call.StreamAsync(engine.RunMonthlyCredits, request, answers, context);

    /// <inheritdoc />
    public override Task<PurchaseResponse> Purchase(
        PurchaseRequest request, ServerCallContext context) =>
        call.SendAsync(engine.PurchaseAsync, request, context);

    /// <inheritdoc />
    public override Task<PayContributionResponse> PayContribution(
        PayContributionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.PayContributionAsync, request, context);

    /// <inheritdoc />
    public override Task<ListAccountEntriesResponse> ListAccountEntries(
        ListAccountEntriesRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ListAccountEntriesAsync, request, context);

    /// <inheritdoc />
    public override Task<GetBalanceResponse> GetBalance(
        GetBalanceRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetBalanceAsync, request, context);
}
