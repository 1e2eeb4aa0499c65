namespace ClaimsBench.Peers;

/// <summary>What every contender computes: sums over all claims, in fen.</summary>
/// <param name="Deductible">The parts under the deductible.</param>
/// <param name="Fund">What the fund pays.</param>
/// <param name="OverLimit">The parts over the limit.</param>
/// <param name="Account">What own accounts pay.</param>
public readonly record struct PeerTotals(long Deductible, long Fund, long OverLimit, long Account)
{
    /// <summary>Gives the sums back when they are the expected ones.</summary>
    /// <exception cref="InvalidOperationException">They are not: the contenders do not do the same work.</exception>
    public PeerTotals Expect(PeerTotals expected) => this == expected
        ? this
        : throw new InvalidOperationException($"{this} is not {expected}.");
}
