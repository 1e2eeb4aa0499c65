namespace ClaimsEngine.Prescriptions;

/// <summary>One item on a prescription.</summary>
/// <param name="ItemCode">The catalogue code; each is on a prescription once.</param>
/// <param name="QuantityE4">What was prescribed, in 1/10 000 of the unit.</param>
internal readonly record struct PrescribedLine(string ItemCode, long QuantityE4);
