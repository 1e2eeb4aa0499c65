using System.Runtime.InteropServices;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Ledger;

/// <summary>How a member stands at a place of the ledger: the account and every year's sum.</summary>
internal sealed class LedgerStanding
{
    private readonly List<YearSum> _sums = [];

    /// <summary>The account's balance, 0 or more.</summary>
    public Fen Balance { get; private set; }

    /// <summary>The years' sums as they stand (I14).</summary>
    public ReadOnlySpan<YearSum> Sums => CollectionsMarshal.AsSpan(_sums);

    /// <summary>A year's sum.</summary>
    public Fen SumOf(int year)
    {
        foreach (var sum in _sums)
        {
            if (sum.Year == year) return sum.InScope;
        }

        return Fen.Zero;
    }

    /// <summary>Adds to a year's sum.</summary>
    public void Accumulate(int year, Fen inScope)
    {
        var place = _sums.FindIndex(sum => sum.Year == year);
        if (place >= 0) _sums[place] = new YearSum(year, _sums[place].InScope + inScope);
        else _sums.Add(new YearSum(year, inScope));
    }

    /// <summary>Moves money onto the account, or off it.</summary>
    /// <returns>False when the balance would fall below 0; nothing is moved then.</returns>
    public bool TryMove(Fen amount)
    {
        if ((Balance + amount).IsNegative) return false;
        Balance += amount;
        return true;
    }
}
