using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Input.Columns;

/// <summary>The columns of the claims table that a replay needs, read into the columns of a batch.</summary>
internal sealed class ClaimFeeds
{
    private static readonly (string, AccountUse)[] Uses = [("true", AccountUse.Own), ("false", AccountUse.None)];

    private static readonly (string, Reason)[] Visits =
    [
        ("outpatient", Reason.None), ("emergency", Reason.None), ("chronic_special", Reason.BenefitNotDefined),
    ];

    private readonly ClaimColumns _target;

    /// <summary>Makes the feeds.</summary>
    /// <param name="target">Receives the values; grows with the feeds.</param>
    /// <param name="districts">Whether districts are wanted.</param>
    public ClaimFeeds(ClaimColumns target, bool districts)
    {
        _target = target;
        Moments = new MomentFeed("service_time", () => target.Days);
        Kinds = new WordFeed<ClaimSetting>("kind", ClaimReader.Kinds, () => target.Settings);
        Levels = new WordFeed<HospitalLevel>("level", ClaimReader.Levels, () => target.Levels);
        AccountUses = new WordFeed<AccountUse>("use_account", Uses, () => target.AccountUses);
        Refusals = new WordFeed<Reason>("visit_kind", Visits, () => target.Refusals)
        {
            Absent = Reason.None,
            IsRequired = false,
        };
        InScope = new AmountFeed("in_scope_fen", () => target.InScope);
        Totals = new AmountFeed("total_fen", () => target.OutOfScope);
        Districts = new DistrictFeed("district", () => target.Districts) { IsRequired = false };
        Parts = [Part("fully_self_paid_fen"), Part("over_price_limit_fen"), Part("pre_self_paid_fen")];
        All =
        [
            Moments, Members, Kinds, Levels, AccountUses, Refusals, Totals, InScope, .. Parts,
            .. districts ? [Districts] : Array.Empty<ColumnFeed>(),
        ];
    }

    /// <summary>Every feed, in the order in which a row's faults are reported.</summary>
    public IReadOnlyList<ColumnFeed> All { get; }

    /// <summary>The service times.</summary>
    public MomentFeed Moments { get; }

    /// <summary>The members' ids.</summary>
    public IdFeed Members { get; } = new("member_id");

    /// <summary>The kinds of claims.</summary>
    public WordFeed<ClaimSetting> Kinds { get; }

    /// <summary>The levels.</summary>
    public WordFeed<HospitalLevel> Levels { get; }

    /// <summary>Whether accounts may pay.</summary>
    public WordFeed<AccountUse> AccountUses { get; }

    /// <summary>What the kind of visit refuses.</summary>
    public WordFeed<Reason> Refusals { get; }

    /// <summary>The parts within scope.</summary>
    public AmountFeed InScope { get; }

    /// <summary>The whole bills, read to where the parts outside will stand.</summary>
    public AmountFeed Totals { get; }

    /// <summary>The districts.</summary>
    public DistrictFeed Districts { get; }

    /// <summary>The three parts out of scope, where a file has them.</summary>
    public AmountFeed[] Parts { get; }

    /// <summary>Makes room for a number of rows.</summary>
    public void Reserve(int rows) => _target.Reserve(rows);

    /// <summary>Copies a row to an earlier place.</summary>
    public void Copy(int from, int to)
    {
        foreach (var feed in All)
        {
            if (feed.IsStored) feed.Copy(from, to);
        }
    }

    /// <summary>Whether the parts of a row that are known agree with the whole bill.</summary>
    public bool PartsFit(int row)
    {
        var rest = _target.OutOfScope[row].Value - _target.InScope[row].Value;
        var known = 0;
        foreach (var part in Parts)
        {
            if (!part.IsStored || part.Values[row] == AmountFeed.Absent) continue;
            rest -= part.Values[row].Value;
            known++;
        }

        return known == 0 || rest == 0 || (rest > 0 && known < Parts.Length);
    }

    private static AmountFeed Part(string name) => new(name) { MayBeAbsent = true, IsRequired = false };
}
