using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>5201: the institution's own visits of a person in some days.</summary>
internal sealed class VisitQuery(NhsaDatabase database, PersonDirectory people) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["5201"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var data = call.Data;
        var person = await people.FindAsync(data.Text("psn_no"), call.Today, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        return database.Read(session =>
        {
            var found = VisitStore.Of(
                session, call.Institution, data.Text("psn_no"), data.Day("begntime"), data.Day("endtime"));
            return Reply.Success().With("mdtrtinfo", found
                .Where(visit => visit.MedType == data["med_type"])
                .Where(visit => data["mdtrt_id"] is not { } id || visit.MdtrtId == id)
                .Select(visit => RowOf(session, visit, person.Value)));
        });
    }

    private static Row RowOf(Session session, Visit visit, Person person)
    {
        var sent = VisitStore.SentFor(session, visit);
        // The names of the message stand for themselves, others are named otherwise in the answer.
        var row = new Row();
        foreach (var (name, value) in sent.Values) row[name] = value;
        row["chfpdr_name"] = sent["dr_name"];
        row["adm_dept_codg"] = sent["dept_code"];
        row["adm_dept_name"] = sent["dept_name"];
        person.Describe(row, visit.Day);
        row["mdtrt_id"] = visit.MdtrtId;
        row["insutype"] = visit.Insutype;
        row["ipt_otp_no"] = visit.IptOtpNo;
        row["med_type"] = visit.MedType;
        row["endtime"] = sent["begntime"];
        return row;
    }
}
