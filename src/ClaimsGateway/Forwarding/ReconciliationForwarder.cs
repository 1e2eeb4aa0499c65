using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards reconciliation, the fund's reports and budgets.</summary>
internal sealed class ReconciliationForwarder(ReconciliationService.ReconciliationServiceClient engine, EngineCall call)
    : ReconciliationService.ReconciliationServiceBase
{
    /// <inheritdoc />
    public override Task<CompareTotalsResponse> CompareTotals(
        CompareTotalsRequest request, ServerCallContext context) =>
        call.SendAsync(engine.CompareTotalsAsync, request, context);

    /// <inheritdoc />
    public override Task CompareDetails(
        IAsyncStreamReader<CompareDetailsRequest> requests,
        IServerStreamWriter<CompareDetailsResponse> answers,
        ServerCallContext context) =>
        call.StreamAsync(engine.CompareDetails, requests, answers, context);

    /// <inheritdoc />
    public override Task<GetDigestsResponse> GetDigests(
        GetDigestsRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetDigestsAsync, request, context);

    /// <inheritdoc />
    public override Task<GetMonthlyStatementResponse> GetMonthlyStatement(
        GetMonthlyStatementRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetMonthlyStatementAsync, request, context);

    /// <inheritdoc />
    public override Task<GetFundReportResponse> GetFundReport(
        GetFundReportRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetFundReportAsync, request, context);

    /// <inheritdoc />
    public override Task<ImportBudgetsResponse> ImportBudgets(
        ImportBudgetsRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ImportBudgetsAsync, request, context);

    /// <inheritdoc />
    public override Task<GetBudgetReportResponse> GetBudgetReport(
        GetBudgetReportRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetBudgetReportAsync, request, context);

    /// <inheritdoc />
    public override Task<CountMarksResponse> CountMarks(
        CountMarksRequest request, ServerCallContext context) =>
        call.SendAsync(engine.CountMarksAsync, request, context);
}
