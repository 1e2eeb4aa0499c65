using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsRules.Tests.Oracle;

/// <summary>
/// Settles one member's claims by the text of the rules, in exact fractions of a yuan. Nothing is accumulated:
/// every sum and balance is added up anew from the claims that stand. It shares no code with what it checks.
/// </summary>
internal sealed class OracleLedger(
    OracleSchedules schedules, OracleMember member, long openingFen, (Beneficiary Patient, long Opening)[] family)
{
    private static readonly Ratio Middle = Ratio.Yuan(5500);
    private static readonly Ratio Limit = Ratio.Yuan(9000);
    private static readonly Ratio AboveMiddle = Ratio.Percent(55);
    private static readonly DateOnly TermStart = new(2022, 1, 1);
    private static readonly DateOnly TermEnd = new(2026, 12, 31);
    private static readonly DateOnly FamilyStart = new(2022, 7, 1);

    private readonly List<Entry> _claims = [];
    private long _creditsFen;

    public int Count => _claims.Count;

    public bool IsReversed(int number) => _claims[number].IsReversed;

    public long SumFen(int year)
    {
        long sum = 0;
        foreach (var claim in _claims)
        {
            if (!claim.IsReversed && claim.Year == year) sum += claim.InScopeFen;
        }

        return sum;
    }

    public long BalanceFen()
    {
        var balance = openingFen + _creditsFen;
        foreach (var claim in _claims)
        {
            if (!claim.IsReversed) balance -= claim.AccountFen;
        }

        return balance;
    }

    public long FamilyBalanceFen(int account)
    {
        var balance = family[account].Opening;
        foreach (var claim in _claims)
        {
            if (!claim.IsReversed) balance -= claim.FamilyFen[account];
        }

        return balance;
    }

    public OracleAnswer Settle(in ClaimFacts claim)
    {
        var reason = Judge(claim);
        if (reason != Reason.None) return OracleAnswer.Refused(reason);

        var day = claim.ServiceDate;
        var year = DeductibleYear(day.Year);
        var deductible = Ratio.Fen(schedules.Of(year, member.CategoryOn(day)));
        var sumFen = SumFen(day.Year);
        var before = Ratio.Fen(sumFen);
        var after = Ratio.Fen(sumFen + claim.InScope.Value);
        var rate = Ratio.Percent(claim.Level switch
        {
            HospitalLevel.One => 75,
            HospitalLevel.Two => 65,
            HospitalLevel.Three => 55,
            _ => throw new InvalidOperationException("No level."),
        });
        var fundFen = (Paid(after) - Paid(before)).ToFenHalfUp();
        var underFen = (Ratio.Min(after, deductible) - Ratio.Min(before, deductible)).ToFenHalfUp();
        var overFen = (Ratio.Max(after, Limit) - Ratio.Max(before, Limit)).ToFenHalfUp();
        var atRateFen = (Between(after, deductible, Limit) - Between(before, deductible, Limit)).ToFenHalfUp();

        var entry = Pay(claim, claim.Total.Value - fundFen);
        _claims.Add(entry);
        var familyFen = entry.FamilyFen.Sum();
        var cashFen = claim.Total.Value - fundFen - entry.AccountFen - familyFen;
        return new OracleAnswer(
            Reason.None, year, underFen, atRateFen, overFen, fundFen, entry.AccountFen, familyFen, cashFen,
            SumFen(day.Year));

        // All that the fund would have paid for a year that reaches x, had each yuan been spent at this level.
        Ratio Paid(Ratio x) => Between(x, deductible, Middle) * rate
            + Between(x, Ratio.Max(deductible, Middle), Limit) * AboveMiddle;
    }

    public void Reverse(int number) => _claims[number].IsReversed = true;

    /// <summary>Credits a month, if the status on its first day has a credit (R3.1, R3.3, I10).</summary>
    public long Credit(DateOnly month)
    {
        if (month < TermStart || month > TermEnd || !member.HasBegun(month) || member.HasEnded(month)) return 0;
        var period = member.PeriodOn(month);
        if (period.FundingMode == FundingMode.PooledOnly) return 0;
        var credit = period.Status switch
        {
            CoverageStatus.Active => Ratio.Fen(period.ContributionBase.Value) * Ratio.Percent(2),
            CoverageStatus.VeteranWorker => Ratio.Yuan(60),
            CoverageStatus.Retiree => Ratio.Yuan(member.IsSeventy(month) ? 50 : 40),
            _ => Ratio.Yuan(0),
        };
        _creditsFen += credit.ToFenHalfUp();
        return credit.ToFenHalfUp();
    }

    /// <summary>R4.2, read backwards: this year's, unless last year did not exceed last year's.</summary>
    public int DeductibleYear(int year)
    {
        if (year <= 2022 || year <= member.FirstYear) return year;
        var lastDay = new DateOnly(year - 1, 12, 31);
        if (!schedules.Has(year - 1) || !member.HasBegun(lastDay) || member.HasEnded(lastDay)) return year;
        var category = member.CategoryOn(lastDay);
        if (category == OracleCategory.NotEmployee) return year;
        var kept = DeductibleYear(year - 1);
        return SumFen(year - 1) > schedules.Of(kept, category) ? year : kept;
    }

    /// <summary>How much of an axis that reaches x lies between two marks.</summary>
    private static Ratio Between(Ratio x, Ratio from, Ratio to) =>
        to > from ? Ratio.Min(Ratio.Max(x, from), to) - from : Ratio.Yuan(0);

    private Reason Judge(in ClaimFacts claim)
    {
        var day = claim.ServiceDate;
        var inForce = day >= TermStart && day <= TermEnd;
        if (claim.FiledOn is { } filed && filed < day) return Reason.ServiceDateInFuture;
        if (claim.FiledOn is { } late && inForce && day.AddDays(365) < late) return Reason.FiledTooLate;
        if (!inForce) return Reason.PolicyNotInForce;
        if (!member.HasBegun(day)) return Reason.CoverageNotStarted;
        if (member.HasEnded(day)) return Reason.CoverageEnded;
        if (claim.InstitutionNotDesignated) return Reason.InstitutionNotDesignated;
        if (claim.Setting == ClaimSetting.PharmacyAlone) return Reason.PrescriptionRequired;
        if (claim.PrescriberNotDesignated) return Reason.PrescriberNotDesignated;
        if (claim.VisitKind == VisitKind.ChronicSpecial) return Reason.BenefitNotDefined;
        if (member.CategoryOn(day) == OracleCategory.NotEmployee) return Reason.BenefitNotDefined;
        return schedules.Has(day.Year) ? Reason.None : Reason.NoDeductibleSchedule;
    }

    /// <summary>I7 and R6: own account, then relatives' accounts in order, each as far as it may and can.</summary>
    private Entry Pay(in ClaimFacts claim, long burdenFen)
    {
        var mayFen = Math.Min(burdenFen, claim.AccountLimit?.Value ?? burdenFen);
        if (claim.AccountUse == AccountUse.None) mayFen = 0;
        var accountFen = Math.Min(mayFen, BalanceFen());
        mayFen -= accountFen;
        var familyMay = claim.AccountUse == AccountUse.OwnThenFamily && claim.ServiceDate >= FamilyStart;
        var familyFen = family.Length == 0 ? [] : new long[family.Length];
        for (var i = 0; familyMay && i < family.Length; i++)
        {
            familyFen[i] = Math.Min(mayFen, FamilyBalanceFen(i));
            mayFen -= familyFen[i];
        }

        return new Entry(claim.ServiceDate.Year, claim.InScope.Value, accountFen, familyFen);
    }

    private sealed class Entry(int year, long inScopeFen, long accountFen, long[] familyFen)
    {
        public readonly int Year = year;
        public readonly long InScopeFen = inScopeFen;
        public readonly long AccountFen = accountFen;
        public readonly long[] FamilyFen = familyFen;
        public bool IsReversed;
    }
}
