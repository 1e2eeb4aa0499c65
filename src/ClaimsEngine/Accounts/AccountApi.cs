using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Accounts;

/// <summary>The account service on the wire.</summary>
internal sealed class AccountApi(
    PostingPipeline pipeline, ILedgerReader reader, PolicyLibrary policies, AccountEntryAnswer tell,
    TimeProvider clock)
    : V1.AccountService.AccountServiceBase
{
    private DateOnly Today => Moment.Of(clock, policies.Current).Today;

    public override async Task<V1.OpenAccountResponse> OpenAccount(
        V1.OpenAccountRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        check.Amount("balance_fen", request.BalanceFen);
        check.ThrowIfAny();
        var posting = new OpenAccountPosting(request.MemberId, new Fen(request.BalanceFen));
        var entry = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.OpenAccountResponse { Entry = tell.Of(entry) };
    }

    public override async Task<V1.CreditMonthResponse> CreditMonth(
        V1.CreditMonthRequest request, ServerCallContext context)
    {
        var month = AccountFields.Read(request.MemberId, request.Month);
        var posting = new CreditMonthPosting(request.MemberId, month);
        var outcome = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return outcome.Entry is { } entry
            ? new V1.CreditMonthResponse { Entry = tell.Of(entry) }
            : new V1.CreditMonthResponse { Refusal = Tell(outcome.Reason) };
    }

    public override async Task<V1.RecordContributionResponse> RecordContribution(
        V1.RecordContributionRequest request, ServerCallContext context)
    {
        var posting = new RecordContributionPosting(AccountFields.Read(request, Today));
        var outcome = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return outcome.Entry is { } entry
            ? new V1.RecordContributionResponse { Contribution = Tell(request.MemberId, entry) }
            : new V1.RecordContributionResponse { Refusal = Tell(outcome.Reason) };
    }

    public override async Task<V1.ReverseContributionResponse> ReverseContribution(
        V1.ReverseContributionRequest request, ServerCallContext context)
    {
        var month = AccountFields.Read(request.MemberId, request.Month);
        var posting = new ReverseContributionPosting(request.MemberId, month);
        var filed = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.ReverseContributionResponse
        {
            Contribution = Tell(request.MemberId, filed.Entry),
            CreditTakenBackFen = filed.Reversal!.CreditTakenBack.Value,
            ReceiptHash = Convert.ToHexStringLower(filed.Reversal.Hash.Span),
        };
    }

    public override async Task RunMonthlyCredits(
        V1.RunMonthlyCreditsRequest request, IServerStreamWriter<V1.RunMonthlyCreditsResponse> responseStream,
        ServerCallContext context)
    {
        var check = new FieldCheck();
        var month = AccountFields.Month(check, request.Month);
        AccountFields.NotInFuture(check, "month", month, Today);
        if (month != default && !policies.Current.Policy.IsInForce(month))
            check.Add("month", "不在本办法有效期内", "lies outside the circular's term, which alone has credits");
        check.ThrowIfAny();
        var run = new CreditRun(pipeline, reader, month);
        await foreach (var progress in run.RunAsync(context.CancellationToken))
            await responseStream.WriteAsync(progress, context.CancellationToken);
    }

    public override async Task<V1.PurchaseResponse> Purchase(
        V1.PurchaseRequest request, ServerCallContext context)
    {
        var purchase = AccountFields.Read(request);
        var outcome = await pipeline.SubmitAsync(new PurchasePosting(purchase), context.CancellationToken);
        return outcome.Entry is { } entry
            ? new V1.PurchaseResponse { Payment = tell.Of(entry, purchase, purchase.Key.InstitutionId) }
            : new V1.PurchaseResponse { Refusal = Tell(outcome) };
    }

    public override async Task<V1.PayContributionResponse> PayContribution(
        V1.PayContributionRequest request, ServerCallContext context)
    {
        var payment = AccountFields.Read(request);
        var posting = new PayContributionPosting(payment);
        var outcome = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return outcome.Entry is { } entry
            ? new V1.PayContributionResponse { Payment = tell.Of(entry, payment, "") }
            : new V1.PayContributionResponse { Refusal = Tell(outcome) };
    }

    public override Task<V1.ListAccountEntriesResponse> ListAccountEntries(
        V1.ListAccountEntriesRequest request, ServerCallContext context)
    {
        var (size, from) = AccountFields.Read(request);
        var member = Find(request.MemberId);
        var rows = reader.AccountEntries(member.Key, from ?? member.Standing.LastEntry, size + 1);
        if (from is not null && (rows.Count == 0 || rows[0].Entry.Id != from))
        {
            var check = new FieldCheck();
            AccountFields.AddPageToken(check);
            check.ThrowIfAny();
        }

        var answer = new V1.ListAccountEntriesResponse();
        answer.Entries.AddRange(rows.Take(size).Select(tell.Of));
        if (rows.Count > size) answer.NextPageToken = AccountFields.PageToken(rows[size].Entry.Id);
        return Task.FromResult(answer);
    }

    public override Task<V1.GetBalanceResponse> GetBalance(
        V1.GetBalanceRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        check.ThrowIfAny();
        return Task.FromResult(
            new V1.GetBalanceResponse { BalanceFen = Find(request.MemberId).Standing.Balance.Value });
    }

    private MemberRecord Find(string memberId)
    {
        var needs = new BatchNeeds();
        needs.Members.Add(memberId);
        var batch = reader.Read(needs, Moment.Of(clock, policies.Current));
        return batch.Members.TryGetValue(memberId, out var member)
            ? member
            : throw new FaultException(Fault.MemberNotFound);
    }

    private V1.Contribution Tell(string memberId, LedgerEntry entry) =>
        ContributionAnswer.Of(memberId, entry, policies.Of(entry.Policy).Policy);

    private V1.Refusal Tell(Reason reason) => RefusalAnswer.Of(reason, policies.Current.Policy);

    private V1.Refusal Tell(in AccountPaymentOutcome outcome) => outcome.Source is { } source
        ? RefusalAnswer.Of(outcome.Reason, policies.Current.Policy, source)
        : Tell(outcome.Reason);
}
