using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>
/// 2101: says what a pharmacy's settlement would come to now. Of a purchase without prescription it says what
/// the balance allows; whether the account may be used is decided when it is settled.
/// </summary>
internal sealed class PharmacyPreSettlement(
    AdjudicationService.AdjudicationServiceClient adjudication,
    ContractCalls calls,
    NhsaDatabase database,
    NhsaIds ids,
    PharmacyBills bills) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2101"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var read = await bills.ReadAsync(call, cancellation);
        if (read.Refusal is { } refusal) return refusal;
        var bill = read.Value with
        {
            Settlement = read.Value.Settlement with { MdtrtId = database.Write(ids.Visit) },
        };
        var use = call.Input.One("druginfo").Text("acct_used_flag");
        if (bill.Prescription is null) return Purchase(bill, use);

        var claim = ClaimWriter.ClaimOf(call, bill.Settlement, bill.Lines, use, bill.Care.VisitKind);
        claim.Prescription = bill.Prescription;
        var asked = await calls.AskAsync(adjudication.QuoteAsync, new QuoteRequest { Claim = claim }, cancellation);
        if (asked.Refusal is { } failed) return failed;
        return asked.Value.OutcomeCase == QuoteResponse.OutcomeOneofCase.Settlement
            ? Answer(bill, PaidAmounts.Of(asked.Value.Settlement), SettlementText.ProcessOf(asked.Value.Settlement))
            : ContractCalls.RefusalOf(asked.Value.Refusal);
    }

    private static Reply Purchase(PharmacyBill bill, string use)
    {
        if (use == "0") return PurchaseTerms.NothingToSettle;
        var account = Math.Min(bill.Person.BalanceFen, bill.Settlement.TotalFen);
        return Answer(
            bill,
            new PaidAmounts
            {
                AccountFen = account,
                CashFen = bill.Settlement.TotalFen - account,
                BalanceFen = bill.Person.BalanceFen - account,
            },
            "").Warn(PurchaseTerms.WarningOf(use));
    }

    private static Reply Answer(PharmacyBill bill, PaidAmounts paid, string process)
    {
        var row = SettlementFields.Of(bill.Settlement, bill.Settlement.Bill, paid, bill.Person);
        var details = SettlementFields.DetailsOf(bill.Settlement.Bill, paid, process);
        AmountIdentities.Assert(row, details);
        return Reply.Success().With("setlinfo", row).With("setldetail", details)
            .With("detlcutinfo", bill.Lines.Select(LineFields.Of));
    }
}
