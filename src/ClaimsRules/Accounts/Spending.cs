namespace ClaimsRules.Accounts;

/// <summary>What an account may be spent on (R6).</summary>
public enum Spending : byte
{
    /// <summary>The personal burden of a hospital visit.</summary>
    HospitalVisit = 0,

    /// <summary>Drugs at a pharmacy, on prescription or not.</summary>
    PharmacyDrugs = 1,

    /// <summary>Devices and consumables at a pharmacy (R6.2).</summary>
    PharmacyDevices = 2,

    /// <summary>Contributions to the resident scheme or long-term care (R6.4).</summary>
    Contribution = 3,

    /// <summary>Public health, fitness, wellness, other: never (R6.6).</summary>
    OutsideInsurance = 4,
}
