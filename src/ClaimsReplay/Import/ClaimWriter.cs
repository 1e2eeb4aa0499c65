using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>Writes the claims of an import; a claim id is written once.</summary>
internal sealed class ClaimWriter
{
    private const string Header =
        "claim_id,member_id,service_time,kind,level,total_fen,in_scope_fen,use_account,"
        + "institution_id,fully_self_paid_fen,over_price_limit_fen,pre_self_paid_fen\n";

    private readonly CsvText _csv;
    private readonly IdTable _ids = new();

    public ClaimWriter(TextWriter writer)
    {
        writer.Write(Header);
        _csv = new CsvText(writer);
    }

    /// <summary>Checks that no claim has the id yet.</summary>
    public bool IsNew(ReadOnlySpan<char> id) => _ids.Find(id) < 0;

    /// <summary>Writes a claim whose accounts may pay.</summary>
    public void Write(
        ReadOnlySpan<char> id, ReadOnlySpan<char> member, ReadOnlySpan<char> time, string kind, HospitalLevel level,
        Fen total, Fen preSelfPaid, ReadOnlySpan<char> institution)
    {
        _ids.FindOrAdd(id);
        _csv.Add(id).Add(member).Add(time).Add(kind).Add((long)level);
        _csv.Add(total.Value).Add((total - preSelfPaid).Value).Add("true").Add(institution);
        _csv.Add(0).Add(0).Add(preSelfPaid.Value).End();
    }
}
