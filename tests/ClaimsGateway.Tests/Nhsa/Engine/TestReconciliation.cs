using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>Compares with what the ledger holds.</summary>
internal sealed class TestReconciliation(TestLedger ledger) : ReconciliationService.ReconciliationServiceBase
{
    public override Task<CompareTotalsResponse> CompareTotals(CompareTotalsRequest request, ServerCallContext context)
    {
        var totals = new ClaimTotals();
        foreach (var row in Records(request.InstitutionId))
        {
            var sign = row.Reversal ? -1 : 1;
            if (row.Reversal) totals.Reversed++;
            else totals.Settled++;
            totals.TotalFen += sign * row.TotalFen;
            totals.FundFen += sign * row.FundFen;
            totals.AccountFen += sign * row.AccountFen;
            totals.CashFen += sign * row.CashFen;
        }

        return Task.FromResult(new CompareTotalsResponse { Totals = totals });
    }

    public override async Task CompareDetails(
        IAsyncStreamReader<CompareDetailsRequest> requestStream,
        IServerStreamWriter<CompareDetailsResponse> responseStream,
        ServerCallContext context)
    {
        await requestStream.MoveNext(context.CancellationToken);
        var here = Records(requestStream.Current.Scope.InstitutionId)
            .ToDictionary(row => (row.ClaimNumber, row.Reversal));
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var there = requestStream.Current.Row;
            if (!here.Remove((there.ClaimNumber, there.Reversal), out var own))
                await responseStream.WriteAsync(new() { Kind = DifferenceKind.MissingHere, There = there });
            else if (!own.Equals(there))
                await responseStream.WriteAsync(new() { Kind = DifferenceKind.Amount, Here = own, There = there });
        }

        foreach (var own in here.Values)
        {
            await responseStream.WriteAsync(new()
            {
                Kind = DifferenceKind.MissingThere,
                Cause = DifferenceCause.LostAnswer,
                Here = own,
            });
        }
    }

    private List<DetailRow> Records(string institution)
    {
        lock (ledger.Gate)
        {
            var rows = new List<DetailRow>();
            foreach (var (key, settlement) in ledger.Settlements.Where(pair => pair.Key.Institution == institution))
            {
                var row = new DetailRow
                {
                    ClaimNumber = key.Number,
                    TotalFen = settlement.TotalFen,
                    FundFen = settlement.FundFen,
                    AccountFen = settlement.AccountFen,
                    CashFen = settlement.CashFen,
                };
                rows.Add(row);
                if (!ledger.Reversals.ContainsKey(key)) continue;
                var back = row.Clone();
                back.Reversal = true;
                rows.Add(back);
            }

            return rows;
        }
    }
}
