namespace ClaimsGateway.Identity;

/// <summary>Who may call one thing.</summary>
/// <param name="Name">
/// The thing: <c>claims.v1.Service/Call</c>, <c>VERB /path</c> (<c>*</c> for any verb) or a transaction's infno.
/// </param>
/// <param name="Roles">The roles that may; one is enough.</param>
/// <param name="IsPublic">Whether nobody needs to be identified.</param>
internal sealed record AccessRule(string Name, Roles Roles, bool IsPublic = false)
{
    /// <summary>Whether a caller may.</summary>
    public bool Allows(Caller caller) => IsPublic || (caller.Roles & Roles) != Roles.None;
}
