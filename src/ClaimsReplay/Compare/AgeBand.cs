using ClaimsRules.Dates;

namespace ClaimsReplay.Compare;

/// <summary>The ages by which claims are grouped; an age is reached on the birthday (I4).</summary>
internal static class AgeBand
{
    private static readonly int[] From = [0, 18, 35, 45, 55, 60, 70, 80];

    /// <summary>How many bands there are.</summary>
    public const int Count = 8;

    /// <summary>The band of an age on a day, and the day on which the next one begins.</summary>
    public static int Of(DateOnly birthDate, DateOnly day, out DateOnly next)
    {
        var band = 0;
        while (band + 1 < Count && Age.HasReached(birthDate, From[band + 1], day)) band++;
        next = band + 1 < Count ? Age.ReachedOn(birthDate, From[band + 1]) : DateOnly.MaxValue;
        return band;
    }

    /// <summary>The name of a band, such as <c>18-34</c> or <c>80+</c>.</summary>
    public static string Name(int band) => band + 1 < Count ? $"{From[band]}-{From[band + 1] - 1}" : $"{From[band]}+";
}
