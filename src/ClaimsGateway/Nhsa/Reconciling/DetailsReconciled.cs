using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Files;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Reconciling;

/// <summary>
/// 3202: compares the records of a file (9101) with the service's and answers a file with one record for
/// each of
/// both sides: stmt_rslt 0 equal, 1 only at the centre, 2 only at the institution, 3 with other amounts. A
/// record
/// has its msgid, so that an orphan can be corrected (2601).
/// </summary>
internal sealed class DetailsReconciled(
    NhsaOptions options, NhsaDatabase database, NhsaIds ids, DetailComparison comparison) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["3202"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var data = call.Data;
        var scope = ScopeOf(call);
        if (scope.Refusal is { } wrong) return wrong;
        var read = database.Read(session => ReadRecords(session, call));
        if (read.Refusal is { } unread) return unread;
        if (read.Value.Count != data.Scaled("fixmedins_setl_cnt", 0))
            return Reply.Failure($"data.fixmedins_setl_cnt(结算笔数)与文件的{read.Value.Count}条不符");
        var compared = await comparison.CompareAsync(scope.Value, read.Value, cancellation);
        if (compared.Refusal is { } failed) return failed;
        var rows = database.Read(session => ResultOf(session, call.Institution, read.Value, compared.Value));
        var number = database.Write(ids.File);
        var file = new KeptFile(
            number,
            call.Institution,
            $"{number}.zip",
            DetailFile.Write($"{number}.txt", rows),
            call.Received.AddDays(options.FileDays));
        return Reply.Success()
            .With("fileinfo", new Row
            {
                ["file_qury_no"] = number,
                ["filename"] = file.Name,
                ["dld_endtime"] = ShanghaiClock.Text(file.FetchUntil),
            })
            .Saving(session => FileStore.Add(session, file));
    }

    private static Judged<DetailsScope> ScopeOf(Call call)
    {
        var data = call.Data;
        var (from, until) = (data.Day("stmt_begndate"), data.Day("stmt_enddate"));
        if (until < from) return new Refusal("data.stmt_enddate(对账结束日期)早于对账开始日期");
        // The older baseline has no clr_type: then everything is compared.
        var category = ClearingCategory.Unspecified;
        if (data["clr_type"] is { } type)
        {
            if (CareKind.ClearingOf(type) is not { } known)
                return new Refusal("data.clr_type(清算类别)不属于门诊结算范围，可用：11 12 13 14 15 41");
            category = known;
        }

        return new DetailsScope
        {
            InstitutionId = call.Institution,
            From = from.ToContract(),
            Until = until.ToContract(),
            Category = category,
        };
    }

    private static Judged<IReadOnlyList<SentRecord>> ReadRecords(Session session, Call call)
    {
        var file = FileStore.Find(session, call.Data.Text("file_qury_no"), call.Institution, call.Received);
        if (file is null) return new Refusal("data.file_qury_no(文件查询号)不存在或已过截止时间，请先上传文件(9101)");
        var rows = DetailFile.Read(file.Content);
        if (rows.Refusal is { } refusal) return refusal;
        return rows.Value.Select(row => SentRecord.Of(session, call.Institution, row)).ToList().AsReadOnly();
    }

    private static List<Row> ResultOf(
        Session session,
        string institution,
        IReadOnlyList<SentRecord> sent,
        IReadOnlyList<CompareDetailsResponse> differences)
    {
        var byKey = differences.Where(difference => difference.There is not null)
            .ToLookup(difference => (difference.There.ClaimNumber, difference.There.Reversal));
        var rows = new List<Row>();
        foreach (var record in sent)
        {
            var difference = byKey[(record.Detail.ClaimNumber, record.Detail.Reversal)].FirstOrDefault();
            rows.Add(ResultRow.OfSent(record, difference));
        }

        rows.AddRange(differences.Where(difference => difference.Kind == DifferenceKind.MissingThere)
            .Select(difference => ResultRow.OfMissing(
                difference, SettlementStore.FindByMsgId(session, institution, difference.Here.ClaimNumber))));
        return rows;
    }
}
