namespace ClaimsRules.Accounts;

/// <summary>For whom an account pays.</summary>
public enum Beneficiary : byte
{
    /// <summary>The account's owner (R6.1, R6.2).</summary>
    Member = 0,

    /// <summary>A spouse, parent or child insured in Tianjin (R6.3).</summary>
    RelativeInTianjin = 1,

    /// <summary>A spouse, parent or child insured elsewhere, with an application on file (R6.5).</summary>
    RelativeElsewhere = 2,
}
