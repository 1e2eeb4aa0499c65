using ClaimsEngine.Callers;
using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>The reconciliation service on the wire. Every report reads one snapshot.</summary>
internal sealed class ReconciliationApi(PostingPipeline pipeline, ILedgerStore store)
    : V1.ReconciliationService.ReconciliationServiceBase
{
    private const int MostDays = 31;
    private const int MostMarkDays = 366;

    public override Task<V1.CompareTotalsResponse> CompareTotals(
        V1.CompareTotalsRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        var (from, until) = ReportFields.Days(check, "", request.From, request.Until, MostDays);
        check.Word("category", request.Category);
        ReportFields.Totals(check, request.Totals);
        check.ThrowIfAny();
        using var rows = store.OpenReconciliation();
        var all = rows.Totals(Find(rows, request.InstitutionId), EntrySpan.OfDays(from, until));
        var totals = CategoryTotals.Sum([.. all.Where(each =>
            request.Category == V1.ClearingCategory.Unspecified || each.Category == (int)request.Category)]);
        var answer = new V1.CompareTotalsResponse { Totals = totals };
        answer.Differing.AddRange(CategoryTotals.Differing(totals, request.Totals));
        answer.Equal = answer.Differing.Count == 0;
        return Task.FromResult(answer);
    }

    public override async Task CompareDetails(
        IAsyncStreamReader<V1.CompareDetailsRequest> requestStream,
        IServerStreamWriter<V1.CompareDetailsResponse> responseStream, ServerCallContext context)
    {
        var details = new DetailStream(requestStream, GatewayCaller.Of(context));
        var (institutionId, comparison) = await details.ReadScopeAsync(context.CancellationToken);
        using (var early = store.OpenReconciliation()) Find(early, institutionId);
        await details.ReadRowsAsync(comparison, context.CancellationToken);

        // Opened only now: a snapshot that waits for a caller keeps the write-ahead log from being reset.
        using var rows = store.OpenReconciliation();
        foreach (var difference in comparison.Compare(rows, Find(rows, institutionId)))
            await responseStream.WriteAsync(difference, context.CancellationToken);
    }

    public override Task<V1.GetDigestsResponse> GetDigests(V1.GetDigestsRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        var day = check.Day("day", request.Day);
        check.ThrowIfAny();
        using var rows = store.OpenReconciliation();
        var span = EntrySpan.OfDays(day, day);
        var digests = new HourDigests(span);
        foreach (var record in rows.Records(Find(rows, request.InstitutionId), span)) digests.Add(record);
        var answer = new V1.GetDigestsResponse();
        answer.Hours.AddRange(digests.ToContract());
        return Task.FromResult(answer);
    }

    public override Task<V1.GetMonthlyStatementResponse> GetMonthlyStatement(
        V1.GetMonthlyStatementRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        var month = ReportFields.Month(check, "month", request.Month);
        check.ThrowIfAny();
        using var rows = store.OpenReconciliation();
        var answer = new V1.GetMonthlyStatementResponse();
        answer.Rows.AddRange(rows.Totals(Find(rows, request.InstitutionId), EntrySpan.OfMonth(month))
            .Select(totals => new V1.StatementRow
            {
                Category = (V1.ClearingCategory)totals.Category,
                Totals = totals.ToContract(),
                Members = totals.Members,
            }));
        return Task.FromResult(answer);
    }

    public override Task<V1.GetFundReportResponse> GetFundReport(
        V1.GetFundReportRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        var months = ReportFields.Months(check, request.FromMonth, request.UntilMonth);
        check.Amount("capitation_fen", request.CapitationFen);
        check.ThrowIfAny();
        using var rows = store.OpenFund();
        return Task.FromResult(FundReport.Of(rows, months, request.CapitationFen));
    }

    public override async Task<V1.ImportBudgetsResponse> ImportBudgets(
        V1.ImportBudgetsRequest request, ServerCallContext context)
    {
        var posting = new BudgetPosting(BudgetCsv.Read(request.Csv));
        var outcome = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.ImportBudgetsResponse { Rows = outcome.Rows, Changed = outcome.Changed };
    }

    public override Task<V1.GetBudgetReportResponse> GetBudgetReport(
        V1.GetBudgetReportRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        var months = ReportFields.Months(check, request.FromMonth, request.UntilMonth);
        check.ThrowIfAny();
        using var rows = store.OpenFund();
        return Task.FromResult(FundReport.OfBudgets(rows, months));
    }

    public override Task<V1.CountMarksResponse> CountMarks(V1.CountMarksRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        var (from, until) = ReportFields.Days(check, "", request.From, request.Until, MostMarkDays);
        if (request.InstitutionId.Length > 0) check.Id("institution_id", request.InstitutionId);
        check.ThrowIfAny();
        using var rows = store.OpenReconciliation();
        var counts = rows.Marks(from, until, request.InstitutionId);
        return Task.FromResult(new V1.CountMarksResponse
        {
            Claims = counts.Claims,
            CrossRegion = counts.CrossRegion,
            LongPrescription = counts.LongPrescription,
            FirstVisit = counts.FirstVisit,
            Referral = counts.Referral,
        });
    }

    private static long Find(IReconciliationRows rows, string institutionId) =>
        rows.KeyOf(institutionId) ?? throw new FaultException(Fault.InstitutionNotFound);
}
