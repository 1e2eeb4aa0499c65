namespace ClaimsGateway.Identity;

/// <summary>The caller as the national interface asks for it.</summary>
internal static class NhsaCaller
{
    /// <summary>
    /// The institution that calls; null while nobody is identified, empty for a caller who is no institution.
    /// </summary>
    public static string? InstitutionOf(HttpContext context)
    {
        var caller = context.Caller();
        return caller == Caller.Unidentified ? null : caller.InstitutionId ?? "";
    }

    /// <summary>Whether the caller may make a transaction.</summary>
    public static bool Allows(HttpContext context, string infno) =>
        AccessTable.AllowsTransaction(context.Caller(), infno);
}
