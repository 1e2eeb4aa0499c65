namespace ClaimsGateway.Identity;

/// <summary>Who calls: verified before anything of the request is used.</summary>
/// <param name="Roles">What the caller is.</param>
/// <param name="InstitutionId">
/// The institution that calls; null for everybody else, and while nobody is identified.
/// </param>
/// <param name="Key">
/// Who it is, for limits and for the log: <c>institution:</c>, <c>token:</c> or <c>certificate:</c> with the
/// institution's id, the token's subject or the thumbprint, so the same over all connections of one caller.
/// </param>
internal sealed record Caller(Roles Roles, string? InstitutionId, string Key)
{
    /// <summary>Nobody: what a request has before it is looked at, and a public page after.</summary>
    public static Caller Nobody { get; } = new(Roles.None, null, "nobody");

    /// <summary>
    /// Whoever reaches a gateway without identity: someone on this machine, who may do everything.
    /// </summary>
    public static Caller Unidentified { get; } = new(Roles.All, null, "unidentified");

    /// <summary>An institution.</summary>
    public static Caller OfInstitution(Roles role, string id) => new(role, id, "institution:" + id);

    /// <summary>Whether this caller acts for one institution alone.</summary>
    public bool IsInstitution => InstitutionId is not null;

    /// <summary>Whether this caller is a pharmacy.</summary>
    public bool IsPharmacy => Roles == Roles.Pharmacy;
}
