namespace ClaimsGateway.Identity;

/// <summary>What a caller may be.</summary>
[Flags]
internal enum Roles
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>定点医疗机构: settles visits, issues prescriptions.</summary>
    Hospital = 1,

    /// <summary>定点零售药店: settles purchases and the prescriptions brought to it.</summary>
    Pharmacy = 2,

    /// <summary>经办: members, contributions, family links.</summary>
    MemberServices = 4,

    /// <summary>Reads the fund's reports.</summary>
    Actuary = 8,

    /// <summary>Reads, verifies the ledger, changes nothing but checkpoints.</summary>
    Auditor = 16,

    /// <summary>Institutions, their certificates, catalogue and budgets.</summary>
    Administrator = 32,

    /// <summary>Those that belong to an institution and act for it alone.</summary>
    Institution = Hospital | Pharmacy,

    /// <summary>Every role.</summary>
    All = Hospital | Pharmacy | MemberServices | Actuary | Auditor | Administrator,
}
