using System.Globalization;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// Makes members and claims that meet the edges of the rules often. The same seed gives the same ones.
/// </summary>
internal sealed class RandomPopulation
{
    private static readonly string[] Statuses = ["active", "active", "retiree", "retiree", "veteran", "resident"];
    private static readonly string[] Times = ["00:00:00Z", "08:00:00Z", "08:00:00Z", "12:30:00Z", "23:59:59Z"];
    private static readonly long[] Deductibles = [65_000, 70_000, 80_000, 75_000, 90_000, 95_000];
    private static readonly long[] Edges = [0, 1, 2, 3, 150_000, 250_000, 469_999, 550_000, 900_000, 900_001];
    private static readonly DateOnly[] LeapBirths = [new(1952, 2, 29), new(1956, 2, 29), new(1948, 2, 29)];

    private readonly Random _random;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private int _claims;

    private RandomPopulation(int seed, DateOnly from, DateOnly to) =>
        (_random, _from, _to) = (new Random(seed), from, to);

    /// <summary>Makes a population.</summary>
    /// <param name="seed">The seed, for the message of a failure.</param>
    /// <param name="members">How many members.</param>
    /// <param name="from">About the first day of service.</param>
    /// <param name="to">About the last.</param>
    public static Population Make(int seed, int members, DateOnly from, DateOnly to)
    {
        var make = new RandomPopulation(seed, from, to);
        List<MemberPeriod> periods = [];
        List<Claim> claims = [];
        for (var i = 0; i < members; i++)
        {
            var rows = make.Member($"m{i:D5}");
            periods.AddRange(rows);
            claims.AddRange(make.ClaimsOf(rows[0]));
        }

        // Members' rows and claims lie about in any order, as in a file by date or by institution.
        make._random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(periods));
        make._random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(claims));
        return new Population(periods, claims);
    }

    private MemberPeriod[] Member(string id)
    {
        var birth = _random.Next(10) switch
        {
            0 => LeapBirths[_random.Next(LeapBirths.Length)],
            < 5 => Day(new DateOnly(1950, 1, 1), new DateOnly(1958, 12, 31)),
            _ => Day(new DateOnly(1930, 1, 1), new DateOnly(2006, 12, 31)),
        };
        DateOnly? until = _random.Next(5) == 0 ? Day(_from.AddMonths(-6), _to.AddMonths(6)) : null;
        var opening = _random.Next(3) == 0 ? _random.NextInt64(0, 300_000) : 0;
        HashSet<DateOnly> starts = [_random.Next(4) == 0 ? Day(_from, _to) : Day(_from.AddYears(-5), _from)];
        for (var i = _random.Next(4); i > 0; i--) starts.Add(OnAnEdge(_from.AddMonths(-6), _to, birth));
        return
        [
            .. starts.Order().Select(start => new MemberPeriod(
                id, birth, Statuses[_random.Next(Statuses.Length)], start, BaseFen(), opening, until,
                _random.Next(8) == 0 ? "pooled_only" : "unified")),
        ];
    }

    private long BaseFen() => _random.Next(4) switch
    {
        0 => 0,
        1 => 25 * _random.NextInt64(0, 80_000),
        _ => _random.NextInt64(0, 3_000_000),
    };

    private IEnumerable<Claim> ClaimsOf(MemberPeriod member)
    {
        // A year with little expense is what the freeze is about: some members have few claims, just at an edge.
        var isSparse = _random.Next(3) == 0;
        var count = isSparse ? _random.Next(1, 8) : _random.Next(1, 50);
        for (var i = 0; i < count; i++)
        {
            var day = _random.Next(4) == 0
                ? OnAnEdge(_from, _to, member.Birth)
                : Day(_from.AddDays(-20), _to.AddDays(20));
            var inScope = isSparse ? Near(Deductibles[_random.Next(Deductibles.Length)]) : Amount();
            yield return new Claim(
                $"c{_random.Next(1000):D3}-{_claims++}", member.MemberId,
                $"{day.ToString("O", CultureInfo.InvariantCulture)}T{Times[_random.Next(Times.Length)]}",
                _random.Next(3) == 0 ? "pharmacy" : "hospital", _random.Next(1, 4),
                inScope + (_random.Next(3) == 0 ? _random.NextInt64(0, 50_000) : 0), inScope,
                _random.Next(6) != 0, _random.Next(40) == 0 ? "chronic_special" : "outpatient");
        }
    }

    private long Amount() => _random.Next(5) switch
    {
        0 => Edges[_random.Next(Edges.Length)],
        1 => Near(Deductibles[_random.Next(Deductibles.Length)]),
        2 => _random.NextInt64(0, 100),
        _ => _random.NextInt64(0, 120_000),
    };

    private long Near(long amount) => amount + _random.Next(-1, 2);

    private DateOnly OnAnEdge(DateOnly from, DateOnly to, DateOnly birth)
    {
        var day = Day(from, to);
        return _random.Next(5) switch
        {
            0 => new DateOnly(day.Year, day.Month, 1),
            1 => new DateOnly(day.Year, 12, 31),
            2 => new DateOnly(day.Year, 1, 1),
            3 => new DateOnly(day.Year, 2, 28),
            _ => Birthday(day.Year, birth).AddDays(_random.Next(-1, 2)),
        };
    }

    private static DateOnly Birthday(int year, DateOnly birth) =>
        new(year, birth.Month, Math.Min(birth.Day, DateTime.DaysInMonth(year, birth.Month)));

    private DateOnly Day(DateOnly from, DateOnly to) =>
        from.AddDays(_random.Next(to.DayNumber - from.DayNumber + 1));
}
