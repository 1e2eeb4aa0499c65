using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Accounts;

/// <summary>Who pays the personal burden: own account, family accounts in their order, cash (I7).</summary>
public static class PayerOrder
{
    /// <summary>Divides a burden over the payers as far as the account-use matrix allows (R6).</summary>
    /// <param name="burden">What the fund does not pay, 0 or more.</param>
    /// <param name="use">Which accounts may pay.</param>
    /// <param name="limit">The most that all accounts together may pay, or null.</param>
    /// <param name="ownBalance">The own account's balance, 0 or more.</param>
    /// <param name="family">Linked accounts in the order of priority.</param>
    /// <param name="familyDraws">Receives what each of them pays; at least as long as <paramref name="family"/>.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="spending">What is paid for.</param>
    /// <param name="day">The service date.</param>
    public static Shares Divide(
        Fen burden, AccountUse use, Fen? limit, Fen ownBalance, ReadOnlySpan<FamilyAccount> family,
        Span<Fen> familyDraws, Policy policy, Spending spending, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(policy);
        familyDraws[..family.Length].Clear();
        if (use == AccountUse.None) return new Shares(Fen.Zero, Fen.Zero, burden);

        var room = limit is { } most ? Fen.Min(burden, most) : burden;
        var account = policy.AllowsAccount(spending, Beneficiary.Member, day) ? Fen.Min(ownBalance, room) : Fen.Zero;
        var drawn = Fen.Zero;
        if (use == AccountUse.OwnThenFamily)
        {
            room -= account;
            for (var i = 0; i < family.Length; i++)
            {
                if (!policy.AllowsAccount(spending, family[i].Patient, day)) continue;
                familyDraws[i] = Fen.Min(family[i].Balance, room - drawn);
                drawn += familyDraws[i];
            }
        }

        return new Shares(account, drawn, burden - account - drawn);
    }
}
