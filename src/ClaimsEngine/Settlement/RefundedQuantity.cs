namespace ClaimsEngine.Settlement;

/// <summary>What is given back of a line.</summary>
/// <param name="Line">The line's place in the claim, from 0.</param>
/// <param name="QuantityE4">How much, in 1/10 000 of the unit.</param>
internal readonly record struct RefundedQuantity(int Line, long QuantityE4);
