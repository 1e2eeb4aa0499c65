using System.Collections.Frozen;

namespace ClaimsGateway.Identity;

/// <summary>The roles as tokens and headers name them.</summary>
internal static class RoleNames
{
    private static readonly FrozenDictionary<string, Roles> ByName = new Dictionary<string, Roles>
    {
        ["hospital"] = Roles.Hospital,
        ["pharmacy"] = Roles.Pharmacy,
        ["member-services"] = Roles.MemberServices,
        ["actuary"] = Roles.Actuary,
        ["auditor"] = Roles.Auditor,
        ["administrator"] = Roles.Administrator,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, for messages.</summary>
    public static string All => string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal));

    /// <summary>The role of a name; none for a name that is no role.</summary>
    public static Roles Parse(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The name of a single role.</summary>
    public static string NameOf(Roles role) => ByName.Single(each => each.Value == role).Key;
}
