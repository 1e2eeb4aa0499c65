namespace ClaimsEngine.Ledger;

/// <summary>A day as the ledger keeps it: the integer yyyymmdd, 0 for none.</summary>
internal static class StoredDay
{
    public static int Of(DateOnly day) => (day.Year * 100 + day.Month) * 100 + day.Day;

    public static int Of(DateOnly? day) => day is { } known ? Of(known) : 0;

    public static DateOnly Read(long stored) =>
        new((int)(stored / 10_000), (int)(stored / 100 % 100), (int)(stored % 100));

    public static DateOnly? ReadOptional(long stored) => stored == 0 ? null : Read(stored);
}
