using ClaimsRules.Lines;

namespace ClaimsEngine.Catalogue;

/// <summary>What the catalogue says of an item in a span of days. Immutable.</summary>
/// <param name="Kind">What it is, by the contract's number.</param>
/// <param name="Terms">What decides amounts.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, or null while it goes on.</param>
internal sealed record ItemRow(int Kind, ItemTerms Terms, DateOnly From, DateOnly? Until)
{
    public bool Holds(DateOnly day) => From <= day && (Until is not { } last || day <= last);
}
