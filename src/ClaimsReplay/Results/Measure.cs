namespace ClaimsReplay.Results;

/// <summary>A column of figures.</summary>
/// <param name="Name">The name in files, with the unit at its end where it is money or a share.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Label">The name for people.</param>
public sealed record Measure(string Name, Unit Unit, Words Label);
