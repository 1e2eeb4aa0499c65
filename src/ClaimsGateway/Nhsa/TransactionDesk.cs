using System.Collections.Frozen;
using ClaimsGateway.Nhsa.Envelopes;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Nhsa.Signatures;
using ClaimsGateway.Nhsa.SignIns;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa;

/// <summary>
/// Takes a report through: read, signature, who may send it, repeat, fields, sign-in, transaction, one
/// write of
/// everything that it leaves behind together with its answer.
/// </summary>
internal sealed class TransactionDesk(
    NhsaOptions options,
    ShanghaiClock clock,
    NhsaDatabase database,
    NhsaIds ids,
    Seal seal,
    CallTurns turns,
    Retention retention,
    ISignatureVerifier verifier,
    IEnumerable<ITransaction> transactions)
{
    private readonly FrozenDictionary<string, ITransaction> _transactions = transactions
        .SelectMany(transaction => transaction.Infnos.Select(infno => (infno, transaction)))
        .ToFrozenDictionary(pair => pair.infno, pair => pair.transaction, StringComparer.Ordinal);

    /// <summary>Answers a report. Never throws for what a report says.</summary>
    public async Task<DeskAnswer> AnswerAsync(
        ReadOnlyMemory<byte> body, Origin origin, CancellationToken cancellation)
    {
        var received = clock.Now;
        var read = RequestReader.Read(body, origin.Infnos);
        if (read.Refusal is { } malformed) return Refused(malformed, received);
        var request = read.Value;
        if (origin.Institution is { } proved && proved != request.Institution)
            return Refused(new Refusal("fixmedins_code(定点医药机构编号)与已认证的机构不符"), received);
        if (origin.Allows?.Invoke(request.Infno) == false)
            return Refused(new Refusal($"本类机构不能办理该交易({request.Infno})"), received);
        if (verifier.ProblemOf(request, origin.Headers) is { } problem)
            return Refused(new Refusal(problem), received);
        retention.Keep(DateOnly.FromDateTime(received));
        var visit = request.Nodes.Refusal is null ? VisitOf(request) : null;
        using var turn = await turns.EnterAsync(request.Institution, request.MsgId, visit, cancellation);
        return await AnswerOnceAsync(request, received, cancellation);
    }

    /// <summary>The answer to something that is no transaction of anybody: nothing is kept of it.</summary>
    private DeskAnswer Refused(Refusal refusal, DateTime received) =>
        new(AnswerWriter.Failure(refusal, new AnswerStamp(null, received, clock.Now)));

    /// <summary>The answer to something of which not even a report can be read.</summary>
    public DeskAnswer Refused(Refusal refusal) => Refused(refusal, clock.Now);

    private async Task<DeskAnswer> AnswerOnceAsync(
        Request request, DateTime received, CancellationToken cancellation)
    {
        var hash = HashOf(request);
        var kept = database.Read(session => AnswerStore.Find(session, request.Institution, request.MsgId));
        if (kept is not null && kept.RequestHash.AsSpan().SequenceEqual(hash)) return new DeskAnswer(kept.Content);
        if (kept is { Succeeded: true })
            return Refused(new Refusal("msgid(发送方报文ID)已用于内容不同的交易，请使用新的报文ID"), received);

        var reply = await ReplyAsync(request, received, cancellation);
        return reply.File is { } file ? new DeskAnswer(file, IsFile: true) : Keep(request, reply, received, hash);
    }

    private async Task<Reply> ReplyAsync(Request request, DateTime received, CancellationToken cancellation)
    {
        if (request.Nodes.Refusal is { } field) return field;
        var call = new Call(request, request.Nodes.Value, received);
        if (options.RequireSignIn && request.Infno != "9001"
            && !database.Read(session => SignInStore.IsSignedIn(session, call.Institution, call.Today)))
        {
            return Reply.Failure("本机构今日尚未签到，请先签到(9001)");
        }

        return await _transactions[request.Infno].AnswerAsync(call, cancellation);
    }

    /// <summary>
    /// Writes what the transaction leaves behind, and its answer unless asking again may help.
    /// </summary>
    private DeskAnswer Keep(Request request, Reply reply, DateTime received, byte[] hash) =>
        database.Write(session =>
        {
            reply.Save(session);
            var answered = clock.Now;
            var content = reply.Refusal is { } refusal
                ? AnswerWriter.Failure(refusal, new AnswerStamp(null, received, answered))
                : AnswerWriter.Success(
                    request.Table,
                    reply.Output,
                    reply.Warning,
                    new AnswerStamp(ids.Reference(session, answered), received, answered));
            if (reply.Refusal is not { IsTransient: true })
            {
                var answer = new KeptAnswer(hash, reply.Refusal is null, content);
                AnswerStore.Put(session, request.Institution, request.MsgId, answer, DateOnly.FromDateTime(received));
            }

            return new DeskAnswer(content);
        });

    private byte[] HashOf(Request request) =>
        seal.HashOf([.. System.Text.Encoding.UTF8.GetBytes(request.Infno), 0, .. request.PlainInput.Span]);

    private static string? VisitOf(Request request) => request.Nodes.Value.FirstOrDefault("data")?["mdtrt_id"]
        ?? request.Nodes.Value.FirstOrDefault("feedetail")?["mdtrt_id"]
        ?? request.Nodes.Value.FirstOrDefault("mdtrtinfo")?["mdtrt_id"]
        // A pharmacy's bill has no visit yet: the person's bills go one after another, so that a repeat is seen.
        ?? request.Nodes.Value.FirstOrDefault("druginfo")?["psn_no"];
}
