namespace ClaimsRules.Adjudication;

/// <summary>
/// Why the rules refuse a claim or a credit. Declared in order of precedence: the first that applies is
/// answered. Numbers are never reused or changed; a new reason gets the next number and its place.
/// </summary>
public enum Reason : byte
{
    /// <summary>Nothing is refused.</summary>
    None = 0,

    /// <summary>The service date, or the credited month, lies after today (I8).</summary>
    ServiceDateInFuture = 1,

    /// <summary>The service date lies further back than the filing limit (I8).</summary>
    FiledTooLate = 2,

    /// <summary>The service date lies outside the circular's term.</summary>
    PolicyNotInForce = 3,

    /// <summary>The service date lies before the member's first covered day.</summary>
    CoverageNotStarted = 4,

    /// <summary>The service date lies after the member's last covered day.</summary>
    CoverageEnded = 5,

    /// <summary>The institution has no designation on the service date (R6.1).</summary>
    InstitutionNotDesignated = 6,

    /// <summary>A pharmacy's claim on the fund needs an external prescription (R5.4).</summary>
    PrescriptionRequired = 7,

    /// <summary>The prescribing hospital had no designation on the issue date (R5.4, I6).</summary>
    PrescriberNotDesignated = 8,

    /// <summary>Policy data defines no benefit for this scheme or kind of visit (I11).</summary>
    BenefitNotDefined = 9,

    /// <summary>No deductible schedule is in force for the service date's year (R4.3).</summary>
    NoDeductibleSchedule = 10,

    /// <summary>The member's scheme or funding mode has no monthly credit (R3.1, R3.3).</summary>
    NoMonthlyCredit = 11,

    /// <summary>The member is no active employee in the month of the contribution (R3.1).</summary>
    NotActive = 12,

    /// <summary>The prescription is for another member (R5.4).</summary>
    PrescriptionOtherMember = 13,

    /// <summary>What is left of the prescription was cancelled (R5.4).</summary>
    PrescriptionCancelled = 14,

    /// <summary>The service date lies after the prescription's last day, or before its issue (R5.4).</summary>
    PrescriptionExpired = 15,

    /// <summary>A line is not on the prescription (R5.4).</summary>
    ItemNotPrescribed = 16,

    /// <summary>A line takes more than the prescription has left (R5.4).</summary>
    PrescriptionExhausted = 17,

    /// <summary>A line's item is not in the catalogue on the service date (I15).</summary>
    ItemNotInCatalogue = 18,

    /// <summary>The two members are not linked on that day (R6.3, R6.5).</summary>
    NotLinked = 19,

    /// <summary>The account may not be used for this on that day (R6.1 to R6.6).</summary>
    AccountUseNotAllowed = 20,

    /// <summary>The account's balance does not cover the payment (R6.4).</summary>
    BalanceTooLow = 21,
}
