using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>Something that an account alone pays, for its owner or a linked relative (R6).</summary>
internal abstract record AccountExpense
{
    /// <summary>The account's owner.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The relative that it is for, or null for the owner.</summary>
    public string? RelativeId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>What it is for, by the contract's number.</summary>
    public required int Purpose { get; init; }

    public abstract Spending Spending { get; }

    /// <summary>Says what a decision must load.</summary>
    public void AskParties(BatchNeeds needs)
    {
        needs.Members.Add(OwnerId);
        if (RelativeId is null) return;
        needs.Members.Add(RelativeId);
        needs.Families.Add(RelativeId);
    }

    /// <summary>The owner and the relative, as far as they are registered.</summary>
    /// <returns>False when one is missing.</returns>
    public bool TryFindParties(Batch batch, out MemberRecord owner, out MemberRecord? relative)
    {
        relative = null;
        return batch.Members.TryGetValue(OwnerId, out owner!)
            && (RelativeId is null || batch.Members.TryGetValue(RelativeId, out relative));
    }

    /// <summary>Judges whether the account may pay; reasons in their order.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="institution">The institution that bills, or null without one.</param>
    public AccountRuling Judge(Batch batch, InstitutionRecord? institution)
    {
        var (today, policy) = (batch.Moment.Today, batch.Moment.Policy.Policy);
        if (Day > today) return AccountRuling.Refused(Reason.ServiceDateInFuture);
        if (!policy.IsInForce(Day)) return AccountRuling.Refused(Reason.PolicyNotInForce);
        if (today.DayNumber - Day.DayNumber > policy.FilingLimitDays(Day))
            return AccountRuling.Refused(Reason.FiledTooLate);
        if (institution is not null && !institution.Current.On(Day).Designated)
            return AccountRuling.Refused(Reason.InstitutionNotDesignated);
        var link = RelativeId is null ? null : batch.Families[RelativeId].LinkOf(OwnerId, Day);
        if (RelativeId is not null && link is null) return AccountRuling.Refused(Reason.NotLinked);
        var beneficiary = link?.Patient ?? Beneficiary.Member;
        if (policy.AllowsAccount(Spending, beneficiary, Day)) return new AccountRuling(Reason.None, null, link);
        var source = policy.CiteAccount(Spending, beneficiary, Day);
        return new AccountRuling(Reason.AccountUseNotAllowed, source, link);
    }

    /// <summary>The contract's names of the fields in which another expense of the same key differs.</summary>
    /// <param name="other">The other.</param>
    /// <param name="dayName">The name of the day.</param>
    /// <param name="purposeName">The name of the purpose.</param>
    protected List<string> DifferencesFrom(AccountExpense other, string dayName, string purposeName)
    {
        List<string> names = [];
        if (OwnerId != other.OwnerId) names.Add("member_id");
        if (RelativeId != other.RelativeId) names.Add("relative_member_id");
        if (Day != other.Day) names.Add(dayName);
        if (Purpose != other.Purpose) names.Add(purposeName);
        return names;
    }
}
