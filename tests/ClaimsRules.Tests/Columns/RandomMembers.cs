using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Columns;

/// <summary>
/// Random members around every edge that the rules have; the same seed gives the same members.
/// </summary>
internal sealed class RandomMembers(int seed)
{
    private static readonly long[] Edges =
        [0, 1, 2, 49, 65_000, 70_000, 75_001, 79_999, 80_000, 80_001, 90_000, 549_999, 550_000, 900_000, 900_001];

    private readonly Random _random = new(seed);

    /// <summary>Makes a member with up to some claims between 2021-11-01 and 2026-03-01.</summary>
    public ReplayMember Next(int mostClaims)
    {
        var history = History();
        var count = _random.Next(6) == 0 ? 0 : _random.Next(mostClaims + 1);
        var dates = new DateOnly[count];
        var from = new DateOnly(2021, 11, 1).AddDays(_random.Next(900));
        var span = 1 + _random.Next(Math.Min(1_500, new DateOnly(2026, 3, 1).DayNumber - from.DayNumber));
        for (var i = 0; i < count; i++) dates[i] = from.AddDays(_random.Next(span));
        Array.Sort(dates);
        var odd = _random.Next(60);
        if (odd == 0 && count > 1) (dates[0], dates[^1]) = (dates[^1], dates[0]);
        var scale = _random.Next(8) == 0 ? 2_000_000 : 150_000;
        var plain = _random.Next(3) == 0;
        var claims = dates.Select(date => plain ? Plain(date, scale) : Claim(date, scale, odd)).ToArray();
        var opening = _random.Next(50) == 0 ? 3_000_000_000 : _random.Next(3) * (long)_random.Next(400_000);
        return new ReplayMember(history, new Fen(opening), claims);
    }

    private MemberHistory History()
    {
        var birth = new DateOnly(1951 + _random.Next(8), 1, 1).AddDays(_random.Next(365));
        if (_random.Next(20) == 0) birth = new DateOnly(1952, 2, 29);
        List<CoveragePeriod> periods = [];
        var from = new DateOnly(2015, 1, 1);
        if (_random.Next(3) == 0) from = new DateOnly(2021, 12, 1).AddDays(_random.Next(600));
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            var mode = _random.Next(8) == 0 ? FundingMode.PooledOnly : FundingMode.Unified;
            var contributions = new Fen(_random.Next(3_000_000));
            periods.Add(new CoveragePeriod(from, (CoverageStatus)_random.Next(1, 5), mode, contributions));
            from = from.AddDays(_random.Next(3) == 0 ? 365 : 1 + _random.Next(2_500));
        }

        DateOnly? until = _random.Next(6) == 0 ? periods[0].From.AddDays(_random.Next(3_500)) : null;
        return new MemberHistory(birth, until, periods);
    }

    private ClaimFacts Plain(DateOnly date, int scale)
    {
        var amount = new Fen(_random.Next(scale));
        return new ClaimFacts
        {
            ServiceDate = date,
            Level = (HospitalLevel)_random.Next(1, 4),
            Total = amount,
            InScope = amount,
            AccountUse = AccountUse.Own,
        };
    }

    private ClaimFacts Claim(DateOnly date, int scale, int odd)
    {
        var inScope = _random.Next(4) == 0 ? Edges[_random.Next(Edges.Length)] : _random.Next(scale);
        if (odd == 1 && _random.Next(10) == 0) inScope = 3_000_000_000 + _random.Next();
        if (odd == 2) inScope = int.MaxValue - 1_000_000_000L * _random.Next(3);
        var limited = odd == 3 && _random.Next(2) == 0;
        return new ClaimFacts
        {
            ServiceDate = date,
            Level = (HospitalLevel)_random.Next(1, 4),
            InScope = new Fen(inScope),
            Total = new Fen(inScope + (_random.Next(2) == 0 ? 0 : _random.Next(60_000))),
            AccountUse = (AccountUse)_random.Next(3),
            AccountLimit = limited ? new Fen(_random.Next(20_000)) : null,
            Setting = (ClaimSetting)Math.Max(0, _random.Next(12) - 9),
            VisitKind = (VisitKind)Math.Max(0, _random.Next(40) - 37),
            InstitutionNotDesignated = _random.Next(40) == 0,
            PrescriberNotDesignated = _random.Next(40) == 0,
        };
    }
}
