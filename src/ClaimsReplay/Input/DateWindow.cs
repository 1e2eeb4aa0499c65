namespace ClaimsReplay.Input;

/// <summary>The service dates that are replayed.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, itself replayed.</param>
public readonly record struct DateWindow(DateOnly From, DateOnly To)
{
    /// <summary>Whether a day is replayed.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
