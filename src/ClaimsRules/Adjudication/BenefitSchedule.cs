using ClaimsRules.Money;

namespace ClaimsRules.Adjudication;

/// <summary>What applies to one claim: the deductible and the bands of the service date.</summary>
/// <param name="Deductible">The yearly deductible (R4.1), possibly of an earlier year (R4.2). 0 to the limit.</param>
/// <param name="Bands">Bands, rates and limit in force on the service date (R5.1 to R5.3).</param>
public readonly record struct BenefitSchedule(Fen Deductible, BandTable Bands);
