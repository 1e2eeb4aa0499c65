using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage.Sqlite;
using ClaimsRules.Accounts;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using Google.Type;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Accounts;

/// <summary>The account service on the wire.</summary>
internal sealed class AccountApi(
    PostingPipeline pipeline, LedgerReader reader, PolicyLibrary policies, TimeProvider clock)
    : V1.AccountService.AccountServiceBase
{
    public override async Task<V1.OpenAccountResponse> OpenAccount(
        V1.OpenAccountRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        check.Amount("balance_fen", request.BalanceFen);
        check.ThrowIfAny();
        var posting = new OpenAccountPosting(request.MemberId, new Fen(request.BalanceFen));
        var entry = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.OpenAccountResponse { Entry = Tell(entry, null) };
    }

    public override async Task<V1.CreditMonthResponse> CreditMonth(
        V1.CreditMonthRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        var month = ReadMonth(check, request.Month);
        check.ThrowIfAny();
        var posting = new CreditMonthPosting(request.MemberId, month);
        var outcome = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return outcome.Entry is { } entry
            ? new V1.CreditMonthResponse { Entry = Tell(entry, SourceOf(entry)) }
            : new V1.CreditMonthResponse { Refusal = RefusalAnswer.Of(outcome.Reason, policies.Current.Policy) };
    }

    public override Task<V1.GetBalanceResponse> GetBalance(
        V1.GetBalanceRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        check.ThrowIfAny();
        var needs = new BatchNeeds();
        needs.Members.Add(request.MemberId);
        var batch = reader.Read(needs, Moment.Of(clock, policies.Current));
        if (!batch.Members.TryGetValue(request.MemberId, out var member))
            throw new FaultException(Fault.MemberNotFound);
        return Task.FromResult(new V1.GetBalanceResponse { BalanceFen = member.Standing.Balance.Value });
    }

    private static DateOnly ReadMonth(FieldCheck check, Date? month)
    {
        if (month is null) return check.Day("month", month);
        if (month.Day is 0 or 1)
            return check.Day("month", new Date { Year = month.Year, Month = month.Month, Day = 1 });
        check.Add("month", $"日为{month.Day}，须为0或1", $"has day {month.Day}; 0 or 1 is allowed");
        return default;
    }

    /// <summary>What a credit rests on, read again from the policy and the member's version that decided.</summary>
    private Citation SourceOf(LedgerEntry entry)
    {
        var history = reader.MemberVersion(entry.Member, entry.MemberVersion).History;
        var credit = MonthlyCredit.Decide(policies.Of(entry.Policy).Policy, history, entry.Day);
        return credit.Citation ?? throw new InvalidOperationException("A credit on file has no rule to rest on.");
    }

    private V1.AccountEntry Tell(LedgerEntry entry, Citation? source) => new()
    {
        AmountFen = entry.Credit.Value,
        BalanceAfterFen = entry.BalanceAfter.Value,
        RuleId = source?.RuleId ?? "",
        Paragraph = source?.Paragraph ?? "",
        PolicyHash = policies.Of(entry.Policy).Policy.Hash,
        ReceiptHash = Convert.ToHexStringLower(entry.Hash.Span),
        RecordedAt = ContractDates.ToTimestamp(entry.RecordedAtMs),
    };
}
