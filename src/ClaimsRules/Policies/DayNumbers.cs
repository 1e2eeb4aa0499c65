using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;

namespace ClaimsRules.Policies;

/// <summary>What a decision needs of one day, gathered so that it is looked up once.</summary>
/// <param name="Bands">Bands, rates and limit.</param>
/// <param name="SeniorAge">The age from which a retiree is senior, in years.</param>
/// <param name="FilingLimitDays">How many days back a claim may be filed.</param>
/// <param name="AccountUse">A bit for each cell of the account-use matrix that is allowed.</param>
/// <param name="Flags">The thresholds of flags, or null when nothing is flagged.</param>
internal sealed record DayNumbers(
    BandTable Bands, int SeniorAge, int FilingLimitDays, uint AccountUse, FlagThresholds? Flags)
{
    /// <summary>Whether an account may pay (R6).</summary>
    public bool Allows(Spending spending, Beneficiary beneficiary) =>
        (AccountUse & Bit(AccountUseCells.Index(spending, beneficiary))) != 0;

    /// <summary>The bit of a cell.</summary>
    public static uint Bit(int cell) => 1u << cell;
}
