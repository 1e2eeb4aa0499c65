using System.Globalization;
using V1 = Claims.V1;

namespace ClaimsEngine.Flags;

/// <summary>A flag's place in the listing.</summary>
/// <param name="Entry">The id of the flagged entry.</param>
/// <param name="Kind">The rule that flagged it.</param>
internal readonly record struct FlagPlace(long Entry, int Kind)
{
    private const int EntryDigits = 16;

    /// <summary>Above every flag.</summary>
    public static readonly FlagPlace First = new(long.MaxValue, int.MaxValue);

    /// <summary>The place as a page token.</summary>
    public string ToToken() => string.Create(CultureInfo.InvariantCulture, $"{Entry:x16}{Kind:x}");

    /// <summary>Reads a page token.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryRead(string token, out FlagPlace place)
    {
        place = default;
        if (token.Length != EntryDigits + 1) return false;
        if (!Hex(token.AsSpan(0, EntryDigits), out var entry)) return false;
        if (!Hex(token.AsSpan(EntryDigits), out var kind)) return false;
        if (entry < 0 || !Enum.IsDefined((V1.FlagKind)kind)) return false;
        place = new FlagPlace(entry, (int)kind);
        return true;
    }

    private static bool Hex(ReadOnlySpan<char> digits, out long value) =>
        long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
