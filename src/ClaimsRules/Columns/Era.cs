namespace ClaimsRules.Columns;

/// <summary>
/// Days of one calendar year over which no policy of a plan changes any number that the kernel uses.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="SeniorAge">
/// The age from which a retiree is senior; 0 where the circular is not in force.
/// </param>
/// <param name="HospitalAllowed">Whether the own account may pay for a hospital visit (R6.1).</param>
/// <param name="PharmacyAllowed">Whether it may pay for drugs at a pharmacy (R6.1).</param>
internal readonly record struct Era(
    DateOnly From, DateOnly To, int SeniorAge, bool HospitalAllowed, bool PharmacyAllowed)
{
    /// <summary>The calendar year.</summary>
    public int Year { get; } = From.Year;
}
