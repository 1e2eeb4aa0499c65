using System.Diagnostics.CodeAnalysis;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Policies;

/// <summary>
/// A policy, ready to decide: every number by its date. Immutable; a look-up allocates nothing. Made by
/// <see cref="PolicyReader"/>; supposed or held variants by <see cref="Suppose"/> and <see cref="Hold"/>.
/// </summary>
public sealed class Policy
{
    private readonly PolicyContent _content;
    private readonly PolicyTables _tables;
    private readonly DeductibleRows _deductibles;
    private readonly DateSpan _term;
    private readonly DateOnly _heldDay;
    private readonly DayNumbers? _heldNumbers;

    internal Policy(PolicyContent content, string hash)
        : this(content, new PolicyTables(content), DeductibleRows.From(content), hash, null)
    {
    }

    private Policy(
        PolicyContent content, PolicyTables tables, DeductibleRows deductibles, string hash, int? heldYear)
    {
        _content = content;
        _tables = tables;
        _deductibles = deductibles;
        _term = new DateSpan(content.Source.From, content.Source.To);
        Hash = hash;
        if (heldYear is not { } year) return;
        _heldDay = new DateOnly(year, 1, 1);
        _heldNumbers = On(_heldDay) with { AccountUse = tables.AccountUseEver };
        HeldYear = year;
    }

    /// <summary>Identifies the policy: SHA-256 of its content, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    /// <summary>The circular.</summary>
    public PolicySource Source => _content.Source;

    /// <summary>The circular's rules.</summary>
    public IReadOnlyList<PolicyRule> Rules => _content.Rules;

    /// <summary>The readings.</summary>
    public IReadOnlyList<PolicyReading> Readings => _content.Readings;

    /// <summary>Every number.</summary>
    public IReadOnlyList<PolicyEntry> Entries => _content.Entries;

    /// <summary>The year that the policy is held at, or null (see <see cref="Hold"/>).</summary>
    public int? HeldYear { get; }

    /// <summary>The first year with a deductible schedule.</summary>
    public int FirstScheduleYear => _deductibles.FirstYear;

    /// <summary>Answers every date as 1 January of a year would be: numbers, account use, term; no freeze.</summary>
    /// <param name="year">A year with a schedule.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year has no schedule.</exception>
    public Policy Hold(int year)
    {
        if (!_deductibles.Has(year))
            throw new ArgumentOutOfRangeException(nameof(year), year, "The policy has no deductible schedule for it.");
        return new Policy(_content, _tables, _deductibles, PolicyHash.Derive(Hash, $"hold {year}"), year);
    }

    /// <summary>Supposes a deductible schedule for a year, in place of the year's own if it has one.</summary>
    /// <param name="year">A year of the term: one with a schedule, or the one after the last.</param>
    /// <param name="active">For active members, 0 to that year's limit; likewise the others.</param>
    /// <param name="under70">For retirees under 70.</param>
    /// <param name="from70">For retirees from 70 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year or an amount is out of range.</exception>
    public Policy Suppose(int year, Fen active, Fen under70, Fen from70)
    {
        var last = Math.Min(_deductibles.EndYear, _term.To.AddDays(-1).Year);
        if (year < _deductibles.FirstYear || year > last)
        {
            throw new ArgumentOutOfRangeException(
                nameof(year), year, $"{_deductibles.FirstYear} to {last} is allowed.");
        }

        var limit = BandsOn(new DateOnly(year, 1, 1)).Limit;
        CheckSupposed(active, limit, nameof(active));
        CheckSupposed(under70, limit, nameof(under70));
        CheckSupposed(from70, limit, nameof(from70));
        return new Policy(
            _content, _tables, _deductibles.With(year, [active, under70, from70], Cite("R4.3")),
            PolicyHash.Derive(Hash, $"deductible {year} {active.Value} {under70.Value} {from70.Value}"), HeldYear);
    }

    /// <summary>Whether the circular is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => _heldNumbers is not null || _term.Contains(day);

    /// <summary>Whether a benefit year has a deductible schedule (R4.3).</summary>
    public bool HasSchedule(int year) => _heldNumbers is not null || _deductibles.Has(year);

    /// <summary>A schedule year's deductible for a category (R4.1).</summary>
    /// <exception cref="InvalidOperationException">The year has no schedule, or there is no category.</exception>
    public Fen Deductible(int scheduleYear, MemberCategory category) => _deductibles.Amount(scheduleYear, category);

    /// <summary>The citation of a deductible.</summary>
    /// <exception cref="InvalidOperationException">The year has no schedule, or there is no category.</exception>
    public Citation CiteDeductible(int scheduleYear, MemberCategory category) =>
        _deductibles.Cite(scheduleYear, category);

    /// <summary>The bands, rates and limit in force on a day (R5.1 to R5.3).</summary>
    /// <exception cref="InvalidOperationException">The circular is not in force then; so it is below.</exception>
    public BandTable BandsOn(DateOnly day) => On(day).Bands;

    /// <summary>The age from which a retiree is senior, in years (R3.3, R4.1).</summary>
    public int SeniorAge(DateOnly day) => On(day).SeniorAge;

    /// <summary>How many days back a claim may be filed (I8).</summary>
    public int FilingLimitDays(DateOnly day) => On(day).FilingLimitDays;

    /// <summary>When a claim is flagged for review (R7.1); null when the policy flags nothing on that day.</summary>
    public FlagThresholds? FlagsOn(DateOnly day) => OnOrNull(day)?.Flags;

    /// <summary>The part of the contribution base that an active member is credited (R3.1).</summary>
    public (RateBp Rate, Citation Citation) IndividualContribution(DateOnly day)
    {
        var entry = In(_tables.IndividualContribution, day);
        return (new RateBp((int)entry.Value), entry.Citation);
    }

    /// <summary>The part of the contribution base that an employer pays into the pooled fund (R3.2).</summary>
    public (RateBp Rate, Citation Citation) EmployerContribution(DateOnly day)
    {
        var entry = In(_tables.EmployerContribution, day);
        return (new RateBp((int)entry.Value), entry.Citation);
    }

    /// <summary>A retiree's or veteran worker's monthly credit (R3.3).</summary>
    public (Fen Amount, Citation Citation) RetireeCredit(CoverageStatus status, MemberCategory category, DateOnly day)
    {
        var entry = In(_tables.RetireeCredit(status, category), day);
        return (new Fen(entry.Value), entry.Citation);
    }

    /// <summary>
    /// What capitation would pay for each member treated in a month (R8.1), or null when the policy has no rate.
    /// </summary>
    public Fen? CapitationRate(DateOnly month) =>
        _tables.CapitationRate is { } rates && rates.TryGet(_heldNumbers is null ? month : _heldDay, out var rate)
            ? new Fen(rate.Value)
            : null;

    /// <summary>The level that a grade counts as (I12).</summary>
    public HospitalLevel LevelOf(HospitalGrade grade, DateOnly day) =>
        grade == HospitalGrade.None ? HospitalLevel.None : (HospitalLevel)In(_tables.Level(grade), day).Value;

    /// <summary>Whether an account may pay (R6). While held, start dates are set aside.</summary>
    public bool AllowsAccount(Spending spending, Beneficiary beneficiary, DateOnly day) =>
        On(day).Allows(spending, beneficiary);

    /// <summary>The citation of an account-use cell on a day.</summary>
    public Citation CiteAccount(Spending spending, Beneficiary beneficiary, DateOnly day) =>
        In(_tables.AccountUse(spending, beneficiary), day).Citation;

    /// <summary>The citation of a rule or reading by its id.</summary>
    /// <exception cref="InvalidOperationException">The policy has no such rule.</exception>
    public Citation Cite(string ruleId) => _tables.Cite(ruleId);

    /// <summary>What a decision needs of a day, or null when the circular is not in force.</summary>
    internal DayNumbers? OnOrNull(DateOnly day)
    {
        if (_heldNumbers is { } held) return held;
        return _tables.Days.TryGet(day, out var numbers) ? numbers : null;
    }

    /// <summary>What a decision needs of a day in force.</summary>
    internal DayNumbers On(DateOnly day)
    {
        var numbers = OnOrNull(day);
        if (numbers is null) ThrowNoNumber(day);
        return numbers;
    }

    private T In<T>(Timeline<T> timeline, DateOnly day)
    {
        if (!timeline.TryGet(_heldNumbers is null ? day : _heldDay, out var value)) ThrowNoNumber(day);
        return value;
    }

    private static void CheckSupposed(Fen amount, Fen limit, string name)
    {
        if (amount.IsNegative || amount > limit)
            throw new ArgumentOutOfRangeException(name, amount.Value, $"0 to {limit.Value} fen is allowed.");
    }

    [DoesNotReturn]
    private static void ThrowNoNumber(DateOnly day) =>
        throw new InvalidOperationException($"The policy has no number for {day:yyyy-MM-dd}.");
}
