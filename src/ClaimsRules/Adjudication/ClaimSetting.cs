namespace ClaimsRules.Adjudication;

/// <summary>Where the claim arose.</summary>
public enum ClaimSetting : byte
{
    /// <summary>A hospital visit.</summary>
    Hospital = 0,

    /// <summary>A pharmacy, on a hospital's external prescription (R5.4).</summary>
    PharmacyOnPrescription = 1,

    /// <summary>A pharmacy without a prescription: no claim on the fund.</summary>
    PharmacyAlone = 2,
}
