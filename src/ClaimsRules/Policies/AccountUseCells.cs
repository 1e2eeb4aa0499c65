using ClaimsRules.Accounts;

namespace ClaimsRules.Policies;

/// <summary>The cells of the account-use matrix (R6) and their names in policy data.</summary>
internal static class AccountUseCells
{
    private static readonly string[] Spendings =
        ["hospital_visit", "pharmacy_drugs", "pharmacy_devices", "contribution", "outside_insurance"];

    private static readonly string[] Beneficiaries = ["member", "relative_in_tianjin", "relative_elsewhere"];

    /// <summary>The names, such as <c>hospital_visit:member</c>, in the order of <see cref="Index"/>.</summary>
    public static readonly string[] Names =
    [
        .. Spendings.SelectMany(_ => Beneficiaries, (spending, beneficiary) => $"{spending}:{beneficiary}"),
    ];

    /// <summary>A cell's place.</summary>
    public static int Index(Spending spending, Beneficiary beneficiary) => (int)spending * 3 + (int)beneficiary;
}
