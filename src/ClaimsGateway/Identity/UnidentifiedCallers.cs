namespace ClaimsGateway.Identity;

/// <summary>
/// Callers of a gateway without identity, which listens on loopback only: somebody on this machine, who may do
/// everything, or says whom to be taken for, so that rights can be tried out.
/// </summary>
internal sealed class UnidentifiedCallers : ICallerSource
{
    /// <summary>
    /// The header, and the cookie of pages: a role, for an institution with its id, such as
    /// <c>pharmacy/pharmacy</c> or <c>auditor</c>. It takes rights away and gives none.
    /// </summary>
    public const string ActAs = "Claims-Act-As";

    /// <inheritdoc />
    public ValueTask<Identified> FindAsync(HttpContext context)
    {
        var text = context.Request.Headers[ActAs].ToString();
        if (text.Length == 0) text = context.Request.Cookies[ActAs] ?? "";
        return new(text.Length == 0 ? Caller.Unidentified : Of(text));
    }

    private static Identified Of(string text)
    {
        var words = text.Split('/');
        var role = RoleNames.Parse(words[0]);
        var isInstitution = (role & Roles.Institution) != Roles.None;
        if (role == Roles.None || words.Length != (isInstitution ? 2 : 1) || (isInstitution && words[1].Length == 0))
        {
            return new IdentityProblem(
                "ACT_AS_INVALID", $"{ActAs} must be one of {RoleNames.All}; of an institution with /id.",
                $"{ActAs} 须为 {RoleNames.All} 之一；医药机构须加 /机构编号。");
        }

        return isInstitution ? Caller.OfInstitution(role, words[1]) : new Caller(role, null, "unidentified");
    }
}
