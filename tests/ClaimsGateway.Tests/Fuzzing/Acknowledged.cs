using System.Collections.Concurrent;
using Claims.V1;
using Google.Protobuf;

namespace ClaimsGateway.Tests.Fuzzing;

/// <summary>What the service has said that it did: the numbers it settled and those it took back.</summary>
internal sealed class Acknowledged
{
    private readonly ConcurrentDictionary<(string, string), byte> _settled = new();
    private readonly ConcurrentDictionary<(string, string), byte> _reversed = new();

    public int Settled => _settled.Count;

    public int Reversed => _reversed.Count;

    public IEnumerable<string> Institutions => _settled.Keys.Select(key => key.Item1).Distinct();

    /// <summary>Takes the answer to a request in.</summary>
    public void Take(IMessage request, IMessage answer)
    {
        switch (request, answer)
        {
            case (_, SettleResponse { Settlement: { } settled }):
                Settle(settled);
                break;
            case (_, SettleStreamResponse { Settlement: { } settled }):
                Settle(settled);
                break;
            case (PurchaseRequest purchase, PurchaseResponse { Payment: not null }):
                _settled.TryAdd((purchase.InstitutionId, purchase.PurchaseNumber), 0);
                break;
            case (_, ReverseResponse { Reversal: { } reversed }):
                Reverse(reversed);
                break;
            case (_, UndoResponse { Reversal: { } reversed }):
                Reverse(reversed);
                break;
            case (_, RefundResponse { Refunded: { } refunded }):
                Settle(refunded.Replacement);
                Reverse(refunded.Reversal);
                break;
        }
    }

    private void Settle(Settlement settlement) =>
        _settled.TryAdd((settlement.InstitutionId, settlement.ClaimNumber), 0);

    private void Reverse(Reversal reversal) =>
        _reversed.TryAdd((reversal.InstitutionId, reversal.ClaimNumber), 0);
}
