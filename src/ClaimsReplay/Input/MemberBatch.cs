using ClaimsRules.Columns;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>
/// Some thousand members with all their claims of the window, as columns: members one after another, the claims
/// of a member together and in replay order. A source fills it anew each time, so its memory is used again.
/// </summary>
public sealed class MemberBatch
{
    private MemberHistory[] _histories = [];
    private Fen[] _openings = [];
    private int[] _starts = [];
    private int[] _ends = [];

    /// <summary>How many members it holds.</summary>
    public int Members { get; private set; }

    /// <summary>How far its members' claims reach in the columns.</summary>
    public int Claims => Members == 0 ? 0 : _ends[Members - 1];

    /// <summary>The claims' columns, the members' claims one after another; the source fills them.</summary>
    public ClaimColumns Columns { get; } = new();

    /// <summary>What the rules know of a member.</summary>
    public MemberHistory History(int member) => _histories[member];

    /// <summary>The balance before the first credit.</summary>
    public Fen Opening(int member) => _openings[member];

    /// <summary>Where a member's claims lie in the columns.</summary>
    public Range ClaimsOf(int member) => _starts[member].._ends[member];

    /// <summary>A member as the column kernel takes it.</summary>
    /// <param name="member">The number in the batch.</param>
    /// <param name="groups">The group of each claim of the batch, or empty for none.</param>
    public MemberClaims Of(int member, ReadOnlySpan<int> groups = default)
    {
        var range = ClaimsOf(member);
        return new MemberClaims
        {
            Member = _histories[member],
            OpeningBalance = _openings[member],
            ServiceDates = Columns.Days.AsSpan(range),
            InScope = Columns.InScope.AsSpan(range),
            OutOfScope = Columns.OutOfScope.AsSpan(range),
            Levels = Columns.Levels.AsSpan(range),
            Settings = Columns.Settings.AsSpan(range),
            AccountUses = Columns.AccountUses.AsSpan(range),
            Refusals = Columns.HasRefusals ? Columns.Refusals.AsSpan(range) : default,
            Groups = groups.IsEmpty ? default : groups[range],
        };
    }

    /// <summary>Empties the batch.</summary>
    public void Clear()
    {
        Members = 0;
        Columns.HasRefusals = false;
    }

    /// <summary>Adds a member, whose claims lie in the columns behind those of the member before.</summary>
    /// <param name="history">What the rules know.</param>
    /// <param name="opening">The balance before the first credit.</param>
    /// <param name="claims">How many claims there are.</param>
    public void Add(MemberHistory history, Fen opening, int claims) => Add(history, opening, Claims, claims);

    /// <summary>Adds a member, whose claims lie somewhere behind those of the member before.</summary>
    /// <param name="history">What the rules know.</param>
    /// <param name="opening">The balance before the first credit.</param>
    /// <param name="first">Where the claims begin; what lies before is no member's.</param>
    /// <param name="claims">How many claims there are.</param>
    public void Add(MemberHistory history, Fen opening, int first, int claims)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, Claims);
        if (Members == _ends.Length)
        {
            var size = Math.Max(1024, Members * 2);
            Array.Resize(ref _histories, size);
            Array.Resize(ref _openings, size);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _ends, size);
        }

        _histories[Members] = history;
        _openings[Members] = opening;
        _starts[Members] = first;
        _ends[Members] = first + claims;
        Members++;
    }
}
