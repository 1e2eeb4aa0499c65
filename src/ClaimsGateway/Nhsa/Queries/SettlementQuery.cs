using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>5203: an institution's own settlement, or its reversal with all amounts negated.</summary>
internal sealed class SettlementQuery(
    NhsaOptions options,
    NhsaDatabase database,
    PersonDirectory people,
    InstitutionService.InstitutionServiceClient institutions,
    ContractCalls calls) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["5203"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var found = database.Read(session => OwnSettlement.Find(session, call.Institution, call.Data));
        if (found.Refusal is { } refusal) return refusal;
        var kept = found.Value;
        var person = await people.FindAsync(kept.PsnNo, kept.Day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        var asked = await calls.AskAsync(
            institutions.GetInstitutionAsync,
            new GetInstitutionRequest { InstitutionId = call.Institution },
            cancellation);
        if (asked.Refusal is { } failed) return failed;

        var isReversal = call.Data.Text("setl_id") == kept.ReversalId;
        var bill = isReversal ? kept.Bill.Negated() : kept.Bill;
        var paid = isReversal ? kept.Paid.Negated(kept.BalanceFen) : kept.Paid;
        var row = SettlementFields.WithSettled(
            SettlementFields.Of(kept, bill, paid, person.Value),
            call.Data.Text("setl_id"),
            isReversal ? kept.ReversedAt : kept.SettledAt,
            options.Division);
        var details = SettlementFields.DetailsOf(bill, paid);
        AmountIdentities.Assert(row, details);
        Complete(row, kept, asked.Value.Institution);
        return Reply.Success().With("setlinfo", row).With("setldetail", details);
    }

    private void Complete(Row row, KeptSettlement kept, Institution institution)
    {
        row["insu_optins"] = options.Division;
        row["fixmedins_poolarea"] = options.Division;
        // 2: at the institution.
        row["pay_loc"] = "2";
        row["fixmedins_code"] = institution.InstitutionId;
        row["fixmedins_name"] = institution.Name;
        row["begndate"] = kept.ServiceDay;
        row["enddate"] = kept.ServiceDay;
        row["year"] = kept.ServiceDay[..4];
        row["refd_setl_flag"] = kept.State == KeptSettlement.Reversed ? "1" : "0";
        row["invono"] = kept.Invono;
    }
}
