using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Explanation;

/// <summary>One step of a decision, with amounts in and out and what it rests on.</summary>
/// <param name="Kind">What the step did.</param>
/// <param name="AmountIn">What went into it.</param>
/// <param name="AmountOut">What it decided.</param>
/// <param name="Rate">The rate applied, or null where there is none.</param>
/// <param name="AxisFrom">Where it begins on the cumulative in-scope axis (I1); 0 where the axis plays no part.</param>
/// <param name="AxisTo">Where it ends on that axis; 0 where the axis plays no part.</param>
/// <param name="Citation">The rule or reading that decides, with its paragraph.</param>
public readonly record struct Step(
    StepKind Kind, Fen AmountIn, Fen AmountOut, RateBp? Rate, Fen AxisFrom, Fen AxisTo, Citation Citation);
