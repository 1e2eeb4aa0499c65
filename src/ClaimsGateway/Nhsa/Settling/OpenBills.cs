using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>Finds the bill that a 2206 or 2207 is about: the unsettled lines of a batch of a visit.</summary>
internal sealed class OpenBills(
    NhsaOptions options,
    NhsaDatabase database,
    PersonDirectory people,
    UncertainSettlements uncertain)
{
    /// <summary>Finds it, or says why there is none.</summary>
    public async Task<Judged<OpenBill>> FindAsync(Call call, CancellationToken cancellation)
    {
        var data = call.Data;
        var visit = database.Read(session => OwnVisit.Find(session, call.Institution, data, "data"));
        if (visit.Refusal is { } refusal) return refusal;
        var care = CareOf(visit.Value, data.Text("med_type"));
        if (care.Refusal is { } foreign) return foreign;
        var person = await people.FindAsync(visit.Value.PsnNo, visit.Value.Day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        if (person.Value.InsuranceProblem(data.Text("insutype"), visit.Value.Day) is { } problem)
            return new Refusal($"data.{problem}");
        var open = await OpenLinesAsync(call, visit.Value, cancellation);
        if (open.Refusal is { } settled) return settled;
        return BillOf(call, visit.Value, care.Value, person.Value, open.Value);
    }

    private static Judged<CareKind> CareOf(Visit visit, string medType)
    {
        if (visit.MedType is { } registered && registered != medType)
            return new Refusal("data.med_type(医疗类别)与就诊信息(2203)不符");
        return CareKind.AtHospital(medType) is { } care
            ? care
            : new Refusal("data.med_type(医疗类别)不属于门诊结算范围");
    }

    private Judged<OpenBill> BillOf(
        Call call, Visit visit, CareKind care, Person person, IReadOnlyList<FeeLine> open)
    {
        var data = call.Data;
        if (open.Count > ClaimWriter.MaxLines)
            return new Refusal($"data.chrg_bchno(收费批次号)的明细超过{ClaimWriter.MaxLines}条，请分批次结算");
        var bill = BillAmounts.Of(open);
        var difference = bill.TotalProblem(data, "data");
        if (difference is not null && options.RefuseDifferentTotal) return new Refusal(difference);
        string?[] warnings = [difference, bill.PartsWarning(data)];
        var warning = string.Join("；", warnings.OfType<string>());
        return new OpenBill(person, care, open, new KeptSettlement
        {
            Institution = call.Institution,
            Msgid = call.MsgId,
            Infno = call.Infno,
            MdtrtId = visit.MdtrtId,
            PsnNo = visit.PsnNo,
            ServiceDay = visit.ServiceDay,
            Insutype = data.Text("insutype"),
            MedType = data.Text("med_type"),
            MdtrtCertType = data.Text("mdtrt_cert_type"),
            ClrType = care.ClrType,
            Invono = data["invono"],
            TotalFen = bill.TotalFen,
            InScopeFen = bill.InScopeFen,
            FullySelfPaidFen = bill.FullySelfPaidFen,
            OverPriceLimitFen = bill.OverPriceLimitFen,
            PreSelfPaidFen = bill.PreSelfPaidFen,
            AmountsDiffered = warning.Length > 0 ? 1 : 0,
        }, warning.Length > 0 ? warning : null);
    }

    /// <summary>
    /// The lines that no other settlement holds; a refusal that names the settlement which does.
    /// </summary>
    private async Task<Judged<IReadOnlyList<FeeLine>>> OpenLinesAsync(
        Call call, Visit visit, CancellationToken cancellation)
    {
        foreach (var pending in database.Read(session => PendingOf(session, call, visit)))
        {
            if (await uncertain.ClearUpAsync(pending, cancellation) is { } refusal) return refusal;
        }

        return database.Read(session => OpenLines(session, call, visit));
    }

    private static Judged<IReadOnlyList<FeeLine>> OpenLines(Session session, Call call, Visit visit)
    {
        var batch = BatchOf(session, call, visit);
        var own = SettlementStore.FindByMsgId(session, call.Institution, call.MsgId);
        if (own is { State: KeptSettlement.Reversed }) return KeptSettlement.NumberTaken;
        List<FeeLine> open = [.. batch.Where(line => line.SetlId is null || line.SetlId == own?.SetlId)];
        // A call that was begun before goes on with the lines that it holds.
        if (own is { State: KeptSettlement.Pending }) open = [.. open.Where(line => line.SetlId == own.SetlId)];
        if (open.Count > 0) return open.AsReadOnly();
        return batch.Count > 0
            ? new Refusal($"该收费批次的费用已结算，结算ID(setl_id)：{batch[0].SetlId}，不能重复结算；如需重结请先撤销(2208)")
            : new Refusal("data.chrg_bchno(收费批次号)没有未结算的费用明细，请先上传明细(2204)");
    }

    private static IReadOnlyList<KeptSettlement> PendingOf(Session session, Call call, Visit visit) =>
    [
        .. BatchOf(session, call, visit).Select(line => line.SetlId).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(setlId => SettlementStore.Find(session, call.Institution, setlId)!)
            .Where(kept => kept.State == KeptSettlement.Pending && kept.Msgid != call.MsgId),
    ];

    private static List<FeeLine> BatchOf(Session session, Call call, Visit visit)
    {
        var batch = call.Data.Text("chrg_bchno");
        return [.. FeeLineStore.Of(session, visit.MdtrtId)
            .Where(line => batch == FeeLinesCancelled.AllBatches || line.ChrgBchno == batch)];
    }
}
