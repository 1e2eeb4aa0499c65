using System.Globalization;
using Claims.V1;
using Google.Type;

namespace ClaimsLoad.Load;

/// <summary>Makes claims of registered members at one hospital, each with a number of its own.</summary>
internal sealed class ClaimSource(int members, int seed)
{
    /// <summary>The hospital.</summary>
    public const string Hospital = "LOAD-H1";

    // Numbers of a run must not meet those of an earlier run on the same service.
    private readonly string _run = TimeProvider.System.GetUtcNow().ToString("yyMMddHHmmss", CultureInfo.InvariantCulture);
    private readonly DateOnly _today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
    private long _made;

    /// <summary>The first covered day.</summary>
    public static Date CoveredFrom => Day(new DateOnly(2022, 1, 1));

    /// <summary>The members' ids.</summary>
    public IEnumerable<string> Members => Enumerable.Range(0, members).Select(MemberId);

    /// <summary>The same with the first member alone.</summary>
    public ClaimSource OfOneMember() => new(1, seed);

    /// <summary>A reproducible choice for one worker.</summary>
    public Random RandomOf(int worker) => new(unchecked((seed * 1_000_003) + worker));

    /// <summary>A new claim of a member drawn at random: 1 to 300 yuan, nine tenths of it in scope.</summary>
    public Claim Next(Random random)
    {
        var total = random.Next(100, 30_000);
        var inScope = total - (total / 10);
        return new Claim
        {
            InstitutionId = Hospital,
            ClaimNumber = $"{_run}-{Interlocked.Increment(ref _made)}",
            MemberId = MemberId(random.Next(members)),
            ServiceDate = Day(_today),
            VisitKind = VisitKind.Outpatient,
            TotalFen = total,
            InScopeFen = inScope,
            FullySelfPaidFen = total - inScope,
            AccountUse = AccountUse.OwnThenFamily,
        };
    }

    private static string MemberId(int number) => $"LOAD-M{number}";

    private static Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
