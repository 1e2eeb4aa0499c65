using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using Wire = Claims.V1;

namespace ClaimsReplay.Settle;

/// <summary>
/// Sends one member: who it is, the opening balance, then month by month the credits and in replay order the
/// claims; a month's credit goes before that day's claims. One call after another.
/// </summary>
internal sealed class MemberSettlement(
    ServiceConnection service, ReplayInput input, InstitutionPlan plan, DateWindow window, ClaimOutcome[] outcomes)
{
    /// <summary>Sends a member with the claims.</summary>
    /// <param name="claims">The member's claims in replay order, at least one.</param>
    /// <param name="settled">Called after each claim.</param>
    /// <param name="stop">Stops the sending.</param>
    public async Task Send(ReadOnlyMemory<int> claims, Action settled, CancellationToken stop)
    {
        var member = input.Claims.Rows[claims.Span[0]].Member;
        var id = input.Members.Ids.Text(member);
        var history = input.Members.History(member);
        await Register(id, history, input.Members.Opening(member), stop);

        var credits = CreditMonths(history).GetEnumerator();
        var hasCredit = credits.MoveNext();
        for (var i = 0; i < claims.Length; i++)
        {
            var claim = claims.Span[i];
            for (; hasCredit && credits.Current <= input.Claims.Rows[claim].Time.Day; hasCredit = credits.MoveNext())
                await Credit(id, credits.Current, stop);
            outcomes[claim] = await Settle(id, claim, stop);
            settled();
        }

        for (; hasCredit; hasCredit = credits.MoveNext()) await Credit(id, credits.Current, stop);
    }

    /// <summary>The months of the window in which the member may have a credit.</summary>
    private IEnumerable<DateOnly> CreditMonths(MemberHistory history)
    {
        for (var month = window.FirstMonth; month <= window.To; month = month.AddMonths(1))
        {
            if (history.CoverageOn(month, out var period) != Reason.None) continue;
            if (period.Status == CoverageStatus.Resident || period.FundingMode != FundingMode.Unified) continue;
            yield return month;
        }
    }

    private async Task Register(string id, MemberHistory history, Fen opening, CancellationToken stop)
    {
        await ServiceConnection.Ask(
            "UpsertMember",
            options => service.Members.UpsertMemberAsync(
                new Wire.UpsertMemberRequest { Member = WireMessages.Member(id, history) }, options), stop);
        if (opening == Fen.Zero) return;
        await ServiceConnection.Ask(
            "OpenAccount",
            options => service.Accounts.OpenAccountAsync(
                new Wire.OpenAccountRequest { MemberId = id, BalanceFen = opening.Value }, options), stop);
    }

    private async Task Credit(string id, DateOnly month, CancellationToken stop) =>
        await ServiceConnection.Ask(
            $"CreditMonth {month:yyyy-MM}",
            options => service.Accounts.CreditMonthAsync(
                new Wire.CreditMonthRequest { MemberId = id, Month = WireMessages.Day(month) }, options), stop);

    private async Task<ClaimOutcome> Settle(string memberId, int claim, CancellationToken stop)
    {
        var row = input.Claims.Rows[claim];
        var id = input.Claims.Ids.Text(claim);
        var request = new Wire.SettleRequest { Claim = WireMessages.Claim(id, memberId, row, plan.PlaceOf(row)) };
        var answer = await ServiceConnection.Ask(
            $"Settle {id}", options => service.Adjudication.SettleAsync(request, options), stop);
        return answer.OutcomeCase switch
        {
            Wire.SettleResponse.OutcomeOneofCase.Settlement => Outcome(answer.Settlement),
            Wire.SettleResponse.OutcomeOneofCase.Refusal when Enum.IsDefined((Reason)(int)answer.Refusal.Reason) =>
                ClaimOutcome.Refused((Reason)(int)answer.Refusal.Reason),
            _ => throw new ServiceFailedException(new Words(
                $"Settle {id}: the service's answer is of a newer contract.", "服务返回了未知结果")),
        };
    }

    private static ClaimOutcome Outcome(Wire.Settlement settlement) => new(
        Reason.None, new Fen(settlement.DeductibleFen), new Fen(settlement.FundFen), new Fen(settlement.OverLimitFen),
        new Fen(settlement.AccountFen), new Fen(settlement.FamilyFen), new Fen(settlement.CashFen),
        new Fen(settlement.InScopeAfterFen), new Fen(settlement.BalanceAfterFen));
}
