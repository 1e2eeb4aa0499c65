using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Accounts;

/// <summary>Who pays the personal burden: own account, family accounts in their order, cash (I7).</summary>
public static class PayerOrder
{
    /// <summary>Divides a burden over the payers as far as the account-use matrix allows (R6).</summary>
    /// <param name="burden">What the fund does not pay, 0 or more.</param>
    /// <param name="use">Which accounts may pay.</param>
    /// <param name="limit">The most that all accounts together may pay, 0 or more, or null.</param>
    /// <param name="ownBalance">The own account's balance, 0 or more.</param>
    /// <param name="family">Linked accounts in the order of priority.</param>
    /// <param name="familyDraws">Receives what each of them pays; at least as long as <paramref name="family"/>.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="spending">What is paid for.</param>
    /// <param name="day">The service date.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or a link is not a relative's.</exception>
    public static Shares Divide(
        Fen burden, AccountUse use, Fen? limit, Fen ownBalance, ReadOnlySpan<FamilyAccount> family,
        Span<Fen> familyDraws, Policy policy, Spending spending, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var room = limit is { } most ? Fen.Min(burden, most) : burden;
        if (room.IsNegative || ownBalance.IsNegative) ThrowAmounts(burden, limit, ownBalance);
        familyDraws[..family.Length].Clear();
        if (use == AccountUse.None) return new Shares(Fen.Zero, Fen.Zero, burden);

        var numbers = policy.On(day);
        var account = numbers.Allows(spending, Beneficiary.Member) ? Fen.Min(ownBalance, room) : Fen.Zero;
        room -= account;
        var drawn = Fen.Zero;
        if (use == AccountUse.OwnThenFamily)
        {
            for (var i = 0; i < family.Length; i++)
            {
                if (family[i].Balance.IsNegative || family[i].Patient == Beneficiary.Member) ThrowLink(family[i]);
                if (!numbers.Allows(spending, family[i].Patient)) continue;
                familyDraws[i] = Fen.Min(family[i].Balance, room - drawn);
                drawn += familyDraws[i];
            }
        }

        return new Shares(account, drawn, burden - account - drawn);
    }

    private static void ThrowAmounts(Fen burden, Fen? limit, Fen ownBalance) =>
        throw new ArgumentOutOfRangeException(
            nameof(burden), $"Burden {burden}, limit {limit} and balance {ownBalance} must not be negative.");

    private static void ThrowLink(FamilyAccount link) =>
        throw new ArgumentOutOfRangeException(
            nameof(link), $"A link serves a relative ({link.Patient}) from a balance of 0 or more ({link.Balance}).");
}
