using ClaimsRules.Money;

namespace ClaimsEngine.Members;

/// <summary>A member's benefit year as a batch sees it.</summary>
internal sealed class YearRecord(int year, Fen inScope, bool isStored)
{
    public int Year { get; } = year;

    public Fen InScope { get; private set; } = inScope;

    public bool IsChanged { get; private set; }

    /// <summary>Whether the store has the year.</summary>
    public bool IsStored { get; private set; } = isStored;

    public void Set(Fen sum)
    {
        InScope = sum;
        IsChanged = true;
    }

    /// <summary>The store has the year as it is here.</summary>
    public void Keep()
    {
        IsStored |= IsChanged;
        IsChanged = false;
    }
}
