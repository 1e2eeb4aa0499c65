using ClaimsRules.Money;

namespace ClaimsEngine.Members;

/// <summary>A member's benefit year as a batch sees it.</summary>
internal sealed class YearRecord(int year, Fen inScope)
{
    public int Year { get; } = year;

    public Fen InScope { get; private set; } = inScope;

    public bool IsChanged { get; private set; }

    public void Set(Fen sum)
    {
        InScope = sum;
        IsChanged = true;
    }
}
