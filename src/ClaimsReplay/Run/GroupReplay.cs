using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary>Decides one group of members after another. One thread has its own.</summary>
internal sealed class GroupReplay(
    Policy policy, ReplayInput input, DateOnly firstMonth, ClaimOutcome[]? outcomes)
{
    private readonly List<MemberStanding> _standings = [];
    private readonly Dictionary<int, MemberStanding> _ofMember = [];
    private FamilyAccount[] _accounts = new FamilyAccount[4];
    private MemberStanding[] _owners = new MemberStanding[4];
    private Fen[] _draws = new Fen[4];

    /// <summary>The sums of the groups decided so far.</summary>
    public Totals Totals { get; } = new();

    /// <summary>Decides the claims of a group, which are in replay order.</summary>
    public void Decide(ReadOnlySpan<int> claims)
    {
        var rows = input.Claims.Rows;
        _ofMember.Clear();
        foreach (var claim in claims)
        {
            ref readonly var row = ref rows[claim];
            var outcome = Decide(row, StandingOf(row.Member));
            Totals.Add(row, outcome);
            if (outcomes is not null) outcomes[claim] = outcome;
        }

        foreach (var standing in _ofMember.Values)
        {
            if (standing.HasClaim) Totals.AddMembers(1);
        }
    }

    /// <summary>The balance of a member of the group decided last, after its claims and the credits until a day.</summary>
    public Fen ClosingBalance(int member, DateOnly day)
    {
        var standing = StandingOf(member);
        standing.CreditThrough(day);
        return standing.Balance;
    }

    private ClaimOutcome Decide(in ClaimRow row, MemberStanding standing)
    {
        var day = row.Time.Day;
        standing.CreditThrough(day);
        standing.OpenYear(day.Year);
        var linked = LinkedAccounts(row.Member, day);
        var facts = row.Facts;
        var decision = Adjudicator.Decide(
            policy, standing.History, facts, standing.Year, standing.DeductibleYear, standing.Balance,
            _accounts.AsSpan(0, linked), _draws);
        if (decision.Reason != Reason.None) return ClaimOutcome.Refused(decision.Reason);

        Identities.Assert(facts, decision);
        var (parts, shares) = (decision.Apportionment, decision.Shares);
        standing.Settle(parts.InScopeAfter, shares.Account);
        for (var i = 0; i < linked; i++) _owners[i].Pay(_draws[i]);
        return new ClaimOutcome(
            Reason.None, parts.Deductible, parts.Fund, parts.OverLimit, shares.Account, shares.Family, shares.Cash,
            parts.InScopeAfter, standing.Balance);
    }

    /// <summary>
    /// Gathers the accounts that are linked to a member on a day, in the order in which they pay.
    /// </summary>
    private int LinkedAccounts(int member, DateOnly day)
    {
        var links = input.Families.Of(member);
        if (links.Length > _accounts.Length)
        {
            _accounts = new FamilyAccount[links.Length];
            _owners = new MemberStanding[links.Length];
            _draws = new Fen[links.Length];
        }

        var linked = 0;
        foreach (ref readonly var link in links)
        {
            if (!link.Contains(day)) continue;
            var owner = StandingOf(link.Owner);
            owner.CreditThrough(day);
            _owners[linked] = owner;
            _accounts[linked++] = new FamilyAccount(link.Patient, owner.Balance);
        }

        return linked;
    }

    private MemberStanding StandingOf(int member)
    {
        if (_ofMember.TryGetValue(member, out var standing)) return standing;
        if (_ofMember.Count == _standings.Count)
            _standings.Add(new MemberStanding(policy, input.Members, firstMonth));
        standing = _standings[_ofMember.Count];
        standing.Begin(member);
        _ofMember.Add(member, standing);
        return standing;
    }
}
