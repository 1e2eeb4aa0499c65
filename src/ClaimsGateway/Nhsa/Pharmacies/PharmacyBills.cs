using Claims.V1;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Settling;

namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>Reads the bill that a 2101 or 2102 carries.</summary>
internal sealed class PharmacyBills(
    NhsaOptions options, PersonDirectory people, LinePricing pricing, PrescriptionFinder prescriptions)
{
    /// <summary>Reads it, or says what is wrong.</summary>
    public async Task<Judged<PharmacyBill>> ReadAsync(Call call, CancellationToken cancellation)
    {
        var info = call.Input.One("druginfo");
        var rows = call.Input.Many("drugdetail");
        if (RowsProblem(rows) is { } wrong) return new Refusal(wrong);
        if (CareKind.OfPharmacy(info.Text("med_type")) is not { } care)
            return new Refusal("druginfo.med_type(医疗类别)不属于药店结算范围，可用：41 11 110104 14 140104 140201");
        var day = info.Day("begntime");
        var person = await people.FindAsync(info.Text("psn_no"), day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        if (person.Value.InsuranceProblem(info.Text("insutype"), day) is { } problem)
            return new Refusal($"druginfo.{problem}");
        var priced = await pricing.PriceAsync("drugdetail", rows, day, cancellation);
        if (priced.Refusal is { } unpriced) return unpriced;
        var prescription = await prescriptions.FindAsync(info, rows[0], cancellation);
        if (prescription.Refusal is { } none) return none;
        return BillOf(call, info, care, person.Value, priced.Value, prescription.Value.Prescription);
    }

    private static string? RowsProblem(IReadOnlyList<Row> rows)
    {
        if (rows.Count == 0) return "input.drugdetail节点不能为空";
        if (rows.Count > ClaimWriter.MaxLines) return $"input.drugdetail一次结算不能超过{ClaimWriter.MaxLines}条";
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!numbers.Add(rows[i].Text("feedetl_sn"))) return $"drugdetail[{i}].feedetl_sn(费用明细流水号)重复";
            if (rows[i].Text("rx_circ_flag") != rows[0].Text("rx_circ_flag"))
                return $"drugdetail[{i}].rx_circ_flag(外购处方标志)：外购处方与非处方购药请分单结算";
            if (rows[i].Text("rxno") != rows[0].Text("rxno"))
                return $"drugdetail[{i}].rxno(处方号)：一次结算只能对应一张处方";
        }

        return null;
    }

    private Judged<PharmacyBill> BillOf(
        Call call, Row info, CareKind care, Person person, IReadOnlyList<FeeLine> lines, Prescription? prescription)
    {
        var bill = BillAmounts.Of(lines);
        if (bill.TotalProblem(info, "druginfo") is { } difference && options.RefuseDifferentTotal)
            return new Refusal(difference);
        if (prescription is null && lines.Any(line => (ItemKind)line.ItemKind == ItemKind.Service))
            return new Refusal("drugdetail.med_list_codg(医疗目录编码)：药店不能结算诊疗项目[R6.6]");
        return new PharmacyBill(person, care, lines, new KeptSettlement
        {
            Institution = call.Institution,
            Msgid = call.MsgId,
            Infno = call.Infno,
            PsnNo = person.Member.MemberId,
            ServiceDay = ShanghaiClock.Text(info.Day("begntime")),
            Insutype = info.Text("insutype"),
            MedType = info.Text("med_type"),
            MdtrtCertType = info.Text("mdtrt_cert_type"),
            ClrType = CareKind.PharmacyClearing,
            Invono = info["invono"],
            TotalFen = bill.TotalFen,
            InScopeFen = bill.InScopeFen,
            FullySelfPaidFen = bill.FullySelfPaidFen,
            OverPriceLimitFen = bill.OverPriceLimitFen,
            PreSelfPaidFen = bill.PreSelfPaidFen,
        }, prescription);
    }
}
