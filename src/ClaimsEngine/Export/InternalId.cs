using System.Globalization;

namespace ClaimsEngine.Export;

/// <summary>
/// What an export calls members and institutions: the ledger's own keys, so that no id from outside leaves with it.
/// Digits are filled up, so that the ids sort as their keys do.
/// </summary>
internal static class InternalId
{
    public static string OfMember(long key) => string.Create(CultureInfo.InvariantCulture, $"m{key:D10}");

    public static string OfInstitution(long key) => string.Create(CultureInfo.InvariantCulture, $"i{key:D8}");
}
