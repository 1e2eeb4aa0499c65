using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>
/// Clears up settlements whose answer was lost between the service and this gateway: asks what became of
/// them,
/// and closes a key that the service never saw, so that a late arrival cannot settle it behind the back.
/// </summary>
internal sealed class UncertainSettlements(
    AdjudicationService.AdjudicationServiceClient adjudication,
    ContractCalls calls,
    NhsaDatabase database)
{
    /// <summary>Finds out and keeps what a pending settlement became.</summary>
    /// <returns>Why it cannot be found out now; null when it is cleared up.</returns>
    public async Task<Refusal?> ClearUpAsync(KeptSettlement pending, CancellationToken cancellation)
    {
        var asked = await calls.AskAsync(
            adjudication.GetOutcomeAsync,
            new GetOutcomeRequest
            {
                InstitutionId = pending.Institution,
                ClaimNumber = pending.Msgid,
                Fence = true,
            },
            cancellation);
        if (asked.Refusal is { } refusal) return refusal;
        database.Write(session => Keep(session, pending, asked.Value));
        return null;
    }

    private static void Keep(Session session, KeptSettlement pending, GetOutcomeResponse outcome)
    {
        if (outcome.State is not (KeyState.Settled or KeyState.Reversed))
        {
            FeeLineStore.Free(session, pending.SetlId);
            SettlementStore.Drop(session, pending.SetlId);
            return;
        }

        var settledAt = outcome.Settlement.SettledAt.ToLocal() ?? pending.Day.ToDateTime(default);
        SettlementStore.Settle(
            session, pending.With(PaidAmounts.Of(outcome.Settlement), ShanghaiClock.Text(settledAt)));
        if (outcome.State != KeyState.Reversed) return;
        var reversedAt = outcome.Reversal.ReversedAt.ToLocal() ?? settledAt;
        SettlementStore.Reverse(session, pending.SetlId, null, "", ShanghaiClock.Text(reversedAt));
        FeeLineStore.Free(session, pending.SetlId);
    }
}
