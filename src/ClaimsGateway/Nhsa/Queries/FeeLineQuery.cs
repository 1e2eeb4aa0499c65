using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>5204: the lines that an institution's own settlement holds; none once it is reversed.</summary>
internal sealed class FeeLineQuery(NhsaDatabase database) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["5204"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(database.Read(session => Answer(session, call)));

    private static Reply Answer(Session session, Call call)
    {
        var found = OwnSettlement.Find(session, call.Institution, call.Data);
        if (found.Refusal is { } refusal) return refusal;
        return Reply.Success().With(
            "", FeeLineStore.HeldBy(session, found.Value.SetlId).Select(line => RowOf(session, line, found.Value)));
    }

    private static Row RowOf(Session session, FeeLine line, KeptSettlement kept)
    {
        var row = ListedLine.Of(session, line, kept.MedType);
        row["mdtrt_id"] = kept.MdtrtId;
        row["setl_id"] = kept.SetlId;
        return row;
    }
}
