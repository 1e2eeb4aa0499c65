using ClaimsRules.Money;

namespace ClaimsRules.Members;

/// <summary>One period of a member's coverage. It ends where the next begins.</summary>
/// <param name="From">The first day.</param>
/// <param name="Status">Scheme and standing.</param>
/// <param name="FundingMode">How contributions are split.</param>
/// <param name="ContributionBase">The monthly contribution base, 0 or more.</param>
public readonly record struct CoveragePeriod(
    DateOnly From, CoverageStatus Status, FundingMode FundingMode, Fen ContributionBase);
