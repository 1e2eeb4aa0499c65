using ClaimsReplay.Output;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Ledger;

/// <summary>
/// Decides a ledger's claims again in the order of the ledger, each on what was known and on the accounts as they
/// stood then; a reversal gives back exactly what its claim took (I9), and later claims stand.
/// </summary>
internal sealed class LedgerReplay(Policy policy, LedgerMembers members, LedgerLinks links, LedgerTable ledger)
{
    private readonly Dictionary<int, LedgerStanding> _standings = [];
    private readonly Dictionary<int, List<(int Owner, Fen Drawn)>> _draws = [];
    private FamilyAccount[] _accounts = new FamilyAccount[4];
    private Fen[] _drawn = new Fen[4];

    /// <summary>What became of each claim, by its number; a claim that was taken back is none of them.</summary>
    public Dictionary<int, LedgerOutcome> Outcomes { get; } = [];

    /// <summary>Follows every event.</summary>
    /// <exception cref="NotUsableException">The events do not follow from each other.</exception>
    public void Run(Action<long, long> progress, CancellationToken stop)
    {
        var done = 0;
        foreach (ref readonly var entered in ledger.Events)
        {
            if (++done % 8192 == 0)
            {
                stop.ThrowIfCancellationRequested();
                progress(done, ledger.Events.Length);
            }

            switch (entered.Kind)
            {
                case LedgerEventKind.Settle:
                    Settle(entered);
                    break;
                case LedgerEventKind.Reverse:
                    Reverse(entered);
                    break;
                default:
                    Move(entered, entered.Member, entered.Moved);
                    break;
            }
        }
    }

    private void Settle(in LedgerEvent entered)
    {
        var facts = entered.Facts;
        var year = facts.ServiceDate.Year;
        var standing = StandingOf(entered.Member);
        var history = members.Find(entered.Member, entered.Version)!;
        var linked = links.Of(entered.Member, facts.ServiceDate, entered.Sequence);
        if (linked.Count > _accounts.Length)
            (_accounts, _drawn) = (new FamilyAccount[linked.Count], new Fen[linked.Count]);
        for (var i = 0; i < linked.Count; i++)
            _accounts[i] = new FamilyAccount(linked[i].Patient, StandingOf(linked[i].Owner).Balance);
        var decision = Adjudicator.Decide(
            policy, history, facts, new YearToDate(standing.SumOf(year)),
            Freeze.DeductibleYear(policy, history, year, standing.Sums), standing.Balance,
            _accounts.AsSpan(0, linked.Count), _drawn);
        if (decision.Reason != Reason.None)
        {
            Keep(entered, ClaimOutcome.Refused(decision.Reason));
            return;
        }

        Identities.Assert(facts, decision);
        var (parts, shares) = (decision.Apportionment, decision.Shares);
        standing.Accumulate(year, facts.InScope);
        Move(entered, entered.Member, -shares.Account);
        List<(int, Fen)> draws = [];
        for (var i = 0; i < linked.Count; i++)
        {
            Move(entered, linked[i].Owner, -_drawn[i]);
            draws.Add((linked[i].Owner, _drawn[i]));
        }

        _draws[entered.Claim] = draws;
        Keep(entered, new ClaimOutcome(
            Reason.None, parts.Deductible, parts.Fund, parts.OverLimit, shares.Account, shares.Family, shares.Cash,
            parts.InScopeAfter, standing.Balance));
    }

    private void Keep(in LedgerEvent entered, in ClaimOutcome outcome)
    {
        if (!Outcomes.TryAdd(entered.Claim, new LedgerOutcome(entered.Member, entered.Facts, outcome)))
            throw Unfit(entered, "claim_id is settled twice");
    }

    private void Reverse(in LedgerEvent entered)
    {
        if (!Outcomes.Remove(entered.Claim, out var settled) || settled.Member != entered.Member)
            throw Unfit(entered, "it takes back no claim of the member that stands");
        if (settled.Outcome.Reason != Reason.None) return;
        StandingOf(entered.Member).Accumulate(settled.Facts.ServiceDate.Year, -settled.Facts.InScope);
        Move(entered, entered.Member, settled.Outcome.Account);
        foreach (var (owner, drawn) in _draws[entered.Claim]) Move(entered, owner, drawn);
    }

    private void Move(in LedgerEvent entered, int member, Fen amount)
    {
        if (!StandingOf(member).TryMove(amount)) throw Unfit(entered, "an account would fall below 0");
    }

    private LedgerStanding StandingOf(int member)
    {
        if (!_standings.TryGetValue(member, out var standing)) _standings[member] = standing = new LedgerStanding();
        return standing;
    }

    private static NotUsableException Unfit(in LedgerEvent entered, string why) => new(new Words(
        $"ledger, sequence {entered.Sequence}: {why}. Another policy than the service's can be the cause.",
        $"ledger 第 {entered.Sequence} 号记录与前文不符，政策数据可能与服务所用不同。"));
}
