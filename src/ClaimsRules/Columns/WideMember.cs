using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// A member who does not fit narrow columns: large amounts, very many claims, account limits, or claims that
/// are not in the order of days. The single-decision entry itself decides each claim.
/// </summary>
internal sealed class WideMember
{
    private readonly ClaimFacts[] _claims;
    private readonly Reason[] _refusals;
    private readonly int[] _groups;

    public WideMember(ColumnPlan plan, in MemberClaims member, int number, List<Refusal> refusals)
    {
        Member = number;
        History = member.Member;
        OpeningBalance = member.OpeningBalance;
        _claims = new ClaimFacts[member.Count];
        _refusals = new Reason[member.Count];
        _groups = new int[member.Count];
        for (var i = 0; i < _claims.Length; i++)
        {
            if (!plan.Days.Contains(member.ServiceDates[i]))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(member), member.ServiceDates[i], "The date lies outside the plan's days.");
            }

            _claims[i] = FactsOf(member, i);
            var judged = Adjudicator.Judge(
                plan.Policies[0], History, _claims[i], plan.PricedYear, out var category, out _);
            _refusals[i] = MemberClaims.First(judged, member.RefusalOf(i));
            if (_refusals[i] != Reason.None)
            {
                refusals.Add(new Refusal(number, i, _refusals[i]));
                category = MemberCategory.None;
            }
            else if (_claims[i].Level is < HospitalLevel.One or > HospitalLevel.Three)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(member), _claims[i].Level, "A settled claim needs level 1, 2 or 3.");
            }

            _groups[i] = GroupTotals.Cell(member.GroupOf(i), category);
        }
    }

    /// <summary>The member's number in the block.</summary>
    public int Member { get; }

    public MemberHistory History { get; }

    public Fen OpeningBalance { get; }

    public int Count => _claims.Length;

    public ReadOnlySpan<ClaimFacts> Claims => _claims;

    /// <summary>Each claim's reason of refusal, or none.</summary>
    public ReadOnlySpan<Reason> Refusals => _refusals;

    /// <summary>Each claim's group and category, as in narrow columns.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    private static ClaimFacts FactsOf(in MemberClaims member, int claim) => new()
    {
        ServiceDate = member.ServiceDates[claim],
        Level = member.Levels[claim],
        InScope = member.InScope[claim],
        Total = member.InScope[claim] + (member.OutOfScope.Length > 0 ? member.OutOfScope[claim] : Fen.Zero),
        Setting = member.Settings.Length > 0 ? member.Settings[claim] : ClaimSetting.Hospital,
        AccountUse = member.AccountUses.Length > 0 ? member.AccountUses[claim] : AccountUse.Own,
        AccountLimit = member.AccountLimits.Length > 0 && member.AccountLimits[claim] < Fen.MaxValue
            ? member.AccountLimits[claim]
            : null,
    };
}
