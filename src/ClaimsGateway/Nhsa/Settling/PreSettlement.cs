using Claims.V1;
using ClaimsGateway.Nhsa.Contract;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>2206, 2206A: says what a settlement would come to now. Nothing is changed.</summary>
internal sealed class PreSettlement(
    AdjudicationService.AdjudicationServiceClient adjudication,
    ContractCalls calls,
    OpenBills bills) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2206", "2206A"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var found = await bills.FindAsync(call, cancellation);
        if (found.Refusal is { } refusal) return refusal;
        var (person, care, lines, settlement, warning) = found.Value;
        var claim = ClaimWriter.ClaimOf(
            call, settlement, lines, call.Data.Text("acct_used_flag"), care.VisitKind);
        var asked = await calls.AskAsync(adjudication.QuoteAsync, new QuoteRequest { Claim = claim }, cancellation);
        if (asked.Refusal is { } failed) return failed;
        if (asked.Value.OutcomeCase != QuoteResponse.OutcomeOneofCase.Settlement)
            return ContractCalls.RefusalOf(asked.Value.Refusal);

        var decided = asked.Value.Settlement;
        var paid = PaidAmounts.Of(decided);
        var row = SettlementFields.Of(settlement, settlement.Bill, paid, person);
        var details = SettlementFields.DetailsOf(settlement.Bill, paid, SettlementText.ProcessOf(decided));
        AmountIdentities.Assert(row, details);
        return Reply.Success().With("setlinfo", row).With("setldetail", details).Warn(warning);
    }
}
