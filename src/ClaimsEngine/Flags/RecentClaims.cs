namespace ClaimsEngine.Flags;

/// <summary>
/// A member's recent claims and purchases in the order in which they were settled: as much as the flag rules look
/// back on, and no more than fits a small row. Immutable: what is added lies behind what others see of the same room.
/// Used by one thread at a time.
/// </summary>
/// <remarks>
/// Derived from entries, decides no amount, and lies outside what an audit proves. An audit walks one member's chain,
/// but a relative's claims here include purchases of the account's owner, and rows of an unknown layout begin anew
/// (<see cref="RecentBytes"/>): there is no one value to compare with. A change shows at most as a flag more or less.
/// </remarks>
internal sealed class RecentClaims
{
    /// <summary>No claims.</summary>
    public static readonly RecentClaims None = new([], 0, 0);

    private const int MostClaims = 32;
    private const int MostDrugs = 256;
    private const int MostDays = 366;
    private const int LeastRoom = 4;

    private readonly RecentRoom _room;
    private readonly int _first;
    private readonly int _end;

    private RecentClaims(RecentClaim[] claims, int first, int end)
        : this(new RecentRoom(claims, end), first, end)
    {
    }

    private RecentClaims(RecentRoom room, int first, int end) => (_room, _first, _end) = (room, first, end);

    /// <summary>The claims.</summary>
    public ReadOnlySpan<RecentClaim> Claims => _room.Claims.AsSpan(_first, _end - _first);

    /// <summary>These claims and no others.</summary>
    public static RecentClaims Of(RecentClaim[] claims) => new(claims, 0, claims.Length);

    /// <summary>Adds a claim, and lets go of what lies too far back or is too much.</summary>
    public RecentClaims With(in RecentClaim claim)
    {
        var all = Append(claim);
        if (all.Fits()) return all;
        // Most often it is the oldest alone that has to go.
        if (all.LatestVisit() != 0)
        {
            var later = new RecentClaims(all._room, all._first + 1, all._end);
            if (later.Fits()) return later;
        }

        return all.Shrink();
    }

    /// <summary>Takes a claim out that was reversed.</summary>
    public RecentClaims Without(long entry)
    {
        List<RecentClaim> rest = new(Claims.Length);
        foreach (ref readonly var claim in Claims)
        {
            if (claim.Entry != entry) rest.Add(claim);
        }

        return Of([.. rest]);
    }

    private RecentClaims Append(in RecentClaim claim)
    {
        var room = _room;
        if (room.Used != _end || _end == room.Claims.Length)
        {
            var more = new RecentClaim[Math.Max(LeastRoom, 2 * Claims.Length)];
            Claims.CopyTo(more);
            room = new RecentRoom(more, Claims.Length);
        }

        var first = ReferenceEquals(room, _room) ? _first : 0;
        room.Claims[room.Used++] = claim;
        return new RecentClaims(room, first, room.Used);
    }

    private bool Fits()
    {
        if (Claims.Length <= 1) return true;
        if (Claims.Length > MostClaims) return false;
        var (oldest, drugs) = (Oldest(), 0);
        foreach (ref readonly var claim in Claims)
        {
            drugs += claim.Drugs.Count;
            if (claim.Day < oldest) return false;
        }

        return drugs <= MostDrugs;
    }

    private RecentClaims Shrink()
    {
        var oldest = Oldest();
        List<RecentClaim> claims = [.. Claims];
        claims.RemoveAll(claim => claim.Day < oldest);
        var rest = Of([.. claims]);
        while (!rest.Fits())
        {
            // The latest visit tells whether a relative has visits of the own: it goes last.
            claims.RemoveAt(rest.LatestVisit() == 0 ? 1 : 0);
            rest = Of([.. claims]);
        }

        return rest;
    }

    /// <summary>The first day that is not too far back.</summary>
    private DateOnly Oldest()
    {
        var latest = DateOnly.MinValue;
        foreach (ref readonly var claim in Claims)
        {
            if (claim.Day > latest) latest = claim.Day;
        }

        return DateOnly.FromDayNumber(Math.Max(0, latest.DayNumber - MostDays));
    }

    /// <summary>The place of the visit on the latest day, the first of several; -1 without one.</summary>
    private int LatestVisit()
    {
        var place = -1;
        var claims = Claims;
        for (var i = 0; i < claims.Length; i++)
        {
            if (claims[i].IsVisit && (place < 0 || claims[i].Day > claims[place].Day)) place = i;
        }

        return place;
    }
}
