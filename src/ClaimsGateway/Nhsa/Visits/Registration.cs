using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Visits;

/// <summary>2201: registers a visit. It is kept until it is settled or cancelled.</summary>
internal sealed class Registration(
    NhsaDatabase database, NhsaIds ids, PersonDirectory people) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2201"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var data = call.Data;
        var day = data.Day("begntime");
        var person = await people.FindAsync(data.Text("psn_no"), day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        if (person.Value.InsuranceProblem(data.Text("insutype"), day) is { } problem)
            return Reply.Failure($"data.{problem}");
        var visit = new Visit
        {
            MdtrtId = database.Write(ids.Visit),
            Institution = call.Institution,
            PsnNo = data.Text("psn_no"),
            IptOtpNo = data.Text("ipt_otp_no"),
            Insutype = data.Text("insutype"),
            ServiceDay = ShanghaiClock.Text(day),
        };
        return Reply.Success()
            .With("data", new Row
            {
                ["mdtrt_id"] = visit.MdtrtId,
                ["psn_no"] = visit.PsnNo,
                ["ipt_otp_no"] = visit.IptOtpNo,
            })
            .Saving(session => VisitStore.Add(session, visit, data));
    }
}
