namespace ClaimsEngine.Flags;

/// <summary>A drug of a recent claim.</summary>
/// <param name="Item">The key of its catalogue item.</param>
/// <param name="Days">How many days it lasts from the claim's day on.</param>
internal readonly record struct RecentDrug(long Item, int Days);
