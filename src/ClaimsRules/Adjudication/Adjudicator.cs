using ClaimsRules.Accounts;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Adjudication;

/// <summary>Decides one claim. Pure: the same facts always give the same decision; nothing is allocated.</summary>
public static class Adjudicator
{
    /// <summary>Decides a claim: whether it is covered, what the fund pays, and who pays the rest.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="member">The member.</param>
    /// <param name="claim">The claim; unless it is refused, its level must be 1, 2 or 3.</param>
    /// <param name="year">The member's benefit year before the claim.</param>
    /// <param name="deductibleYear">The year whose deductible applies, from <see cref="Freeze"/> (R4.2).</param>
    /// <param name="ownBalance">The own account's balance, 0 or more.</param>
    /// <param name="family">Linked accounts in the order of priority; may be empty.</param>
    /// <param name="familyDraws">Receives what each of them pays; at least as long.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An amount is negative, more is in scope than the total, or a claim that has a benefit has no level.
    /// </exception>
    public static Decision Decide(
        Policy policy, MemberHistory member, in ClaimFacts claim, in YearToDate year, int deductibleYear,
        Fen ownBalance, ReadOnlySpan<FamilyAccount> family, Span<Fen> familyDraws)
    {
        if (claim.InScope.IsNegative || claim.InScope > claim.Total || year.InScope.IsNegative)
            ThrowAmounts(claim, year);

        var reason = Judge(policy, member, claim, deductibleYear, out var category, out var schedule);
        if (reason != Reason.None) return Decision.Refused(reason);

        var apportionment = Apportion(claim, year, schedule);
        var shares = PayerOrder.Divide(
            claim.Total - apportionment.Fund, claim.AccountUse, claim.AccountLimit, ownBalance, family, familyDraws,
            policy, claim.Spending, claim.ServiceDate);
        return new Decision(
            Reason.None, category, deductibleYear, schedule, year.InScope, apportionment, shares);
    }

    /// <summary>
    /// Divides a claim's in-scope expense over the cumulative axis (I1): each part is the overlap of the claim's
    /// stretch of the axis with the deductible, a band, or what lies over the limit.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <param name="year">The sum before the claim.</param>
    /// <param name="schedule">What applies.</param>
    /// <exception cref="ArgumentOutOfRangeException">The claim's level is not 1, 2 or 3.</exception>
    public static Apportionment Apportion(in ClaimFacts claim, in YearToDate year, in BenefitSchedule schedule)
    {
        var before = year.InScope.Value;
        var after = before + claim.InScope.Value;
        var deductible = schedule.Deductible.Value;
        var uppers = schedule.Bands.UpperFen;
        var rates = schedule.Bands.RatesBp(claim.Level);

        var bandFrom = Math.Max(before, deductible);
        long atRate = 0;
        long exactBp = 0;
        for (var band = 0; band < uppers.Length; band++)
        {
            var bandTo = Math.Min(after, uppers[band]);
            if (bandTo <= bandFrom) continue;
            atRate += bandTo - bandFrom;
            exactBp += (bandTo - bandFrom) * rates[band];
            bandFrom = bandTo;
        }

        var underDeductible = Math.Max(0, Math.Min(after, deductible) - before);
        return new Apportionment(
            new Fen(underDeductible),
            new Fen(atRate),
            new Fen(claim.InScope.Value - underDeductible - atRate),
            new Fen(Rounding.HalfUp(exactBp, RateBp.Whole)),
            new Fen(after));
    }

    /// <summary>Finds whether a claim has a benefit, and the schedule that applies; reasons in their order.</summary>
    public static Reason Judge(
        Policy policy, MemberHistory member, in ClaimFacts claim, int deductibleYear,
        out MemberCategory category, out BenefitSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(member);
        category = MemberCategory.None;
        schedule = default;
        var day = claim.ServiceDate;
        var numbers = policy.OnOrNull(day);
        if (claim.FiledOn is { } today)
        {
            if (day > today) return Reason.ServiceDateInFuture;
            if (today.DayNumber - day.DayNumber > numbers?.FilingLimitDays) return Reason.FiledTooLate;
        }

        if (numbers is null) return Reason.PolicyNotInForce;
        var coverage = member.CoverageOn(day, out var period);
        if (coverage != Reason.None) return coverage;
        if (claim.InstitutionNotDesignated) return Reason.InstitutionNotDesignated;
        if (claim.Setting == ClaimSetting.PharmacyAlone) return Reason.PrescriptionRequired;
        if (claim.PrescriberNotDesignated) return Reason.PrescriberNotDesignated;
        if (claim.VisitKind == VisitKind.ChronicSpecial) return Reason.BenefitNotDefined;
        category = member.Category(period.Status, numbers.SeniorAge, day);
        if (category == MemberCategory.None) return Reason.BenefitNotDefined;
        if (!policy.HasSchedule(day.Year)) return Reason.NoDeductibleSchedule;
        schedule = new BenefitSchedule(policy.Deductible(deductibleYear, category), numbers.Bands);
        return Reason.None;
    }

    private static void ThrowAmounts(in ClaimFacts claim, in YearToDate year) => throw new ArgumentOutOfRangeException(
        nameof(claim),
        $"0 <= in scope {claim.InScope} <= total {claim.Total} and 0 <= sum {year.InScope} must hold.");
}
