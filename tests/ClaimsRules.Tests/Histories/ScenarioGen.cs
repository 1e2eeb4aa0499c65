using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Tests.Oracle;
using CsCheck;

namespace ClaimsRules.Tests.Histories;

/// <summary>Random scenarios, dense where the rules turn: marks of the axis, birthdays, New Year, July 2022.</summary>
internal static class ScenarioGen
{
    private const int MostActs = 60;
    private static readonly DateOnly TermStart = new(2022, 1, 1);
    private static readonly int[] Marks =
        [65_000, 70_000, 75_000, 80_000, 90_000, 100_000, 550_000, 900_000];

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 365 * 5].Select(TermStart.AddDays);

    private static readonly Gen<DateOnly> Born = Gen.Frequency(
        (4, Gen.Int[0, 365 * 5].Select(new DateOnly(1952, 1, 1).AddDays)),
        (1, Gen.OneOf(new DateOnly(1952, 2, 29), new DateOnly(1956, 2, 29), new DateOnly(1956, 12, 31))),
        (3, Gen.Int[0, 365 * 75].Select(new DateOnly(1930, 1, 1).AddDays)));

    private static readonly Gen<DateOnly> FirstDay = Gen.Frequency(
        (15, Gen.Const(new DateOnly(2015, 1, 1))), (2, Gen.Const(TermStart)), (2, AnyDay));

    private static readonly Gen<CoverageStatus> Status = Gen.Frequency(
        (6, Gen.Const(CoverageStatus.Active)), (5, Gen.Const(CoverageStatus.Retiree)),
        (2, Gen.Const(CoverageStatus.VeteranWorker)), (1, Gen.Const(CoverageStatus.Resident)));

    private static readonly Gen<(DateOnly Day, CoverageStatus Status, FundingMode Mode, int Base)> Change = Gen.Select(
        Gen.Frequency((3, AnyDay), (2, Edge(0)), (1, Edge(-1))),
        Status,
        Gen.Frequency((5, Gen.Const(FundingMode.Unified)), (1, Gen.Const(FundingMode.PooledOnly))),
        Gen.Int[0, 3_000_000]);

    private static readonly Gen<OracleMember> Person = Gen.Select(
        Born, FirstDay, Change.Array[1, 4], Gen.Frequency((9, Gen.Const(5 * 366)), (2, Gen.Int[0, 5 * 366])),
        (born, first, changes, days) => new OracleMember(
            born, days == 5 * 366 ? null : TermStart.AddDays(days), Periods(first, changes)));

    private static readonly Gen<FamilyAccount> FamilyAccount = Gen.Select(
        Gen.OneOf(Beneficiary.RelativeInTianjin, Beneficiary.RelativeElsewhere),
        Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[0, 300_000])),
        (patient, balance) => new FamilyAccount(patient, new Fen(balance)));

    private static readonly Gen<ClaimFacts> Facts = Gen.Select(
        Gen.OneOf(HospitalLevel.One, HospitalLevel.Two, HospitalLevel.Three),
        Gen.Frequency(
            (30, Gen.Const(ClaimSetting.Hospital)), (15, Gen.Const(ClaimSetting.PharmacyOnPrescription)),
            (1, Gen.Const(ClaimSetting.PharmacyAlone))),
        Gen.Frequency(
            (36, Gen.Const(VisitKind.Outpatient)), (12, Gen.Const(VisitKind.Emergency)),
            (1, Gen.Const(VisitKind.ChronicSpecial))),
        Gen.Int[0, 49],
        Gen.Frequency(
            (6, Gen.Const(AccountUse.OwnThenFamily)), (2, Gen.Const(AccountUse.Own)), (2, Gen.Const(AccountUse.None))),
        Gen.Frequency((6, Gen.Const(-1)), (1, Gen.Const(0)), (2, Gen.Int[0, 100_000])),
        (level, setting, visit, designation, use, limit) => new ClaimFacts
        {
            ServiceDate = default,
            Level = level,
            Total = default,
            InScope = default,
            Setting = setting,
            VisitKind = visit,
            InstitutionNotDesignated = designation == 0,
            PrescriberNotDesignated = designation <= 1,
            AccountUse = use,
            AccountLimit = limit < 0 ? null : new Fen(limit),
        });

    private static readonly Gen<AmountPlan> Amount = Gen.Frequency(
        (6, Gen.Int[0, 60_000].Select(fen => new AmountPlan(0, fen))),
        (2, Gen.Int[0, 1_200_000].Select(fen => new AmountPlan(0, fen))),
        (1, Gen.Int[0, 3].Select(fen => new AmountPlan(0, fen))),
        (5, Gen.Select(Gen.OneOf(Marks), Gen.Int[-2, 2], (mark, fen) => new AmountPlan(mark, fen))));

    private static readonly Gen<int?> FilingDays = Gen.Frequency(
        (12, Gen.Const((int?)null)), (6, Gen.Int[0, 365].Select(days => (int?)days)),
        (1, Gen.OneOf<int?>(-1, 0, 365, 366, 4000)));

    /// <summary>Scenarios of up to 60 acts over one to five years.</summary>
    public static readonly Gen<Scenario> Scenario =
        from person in Person
        from years in Gen.Int[1, 5]
        from variant in Gen.OneOf(PolicyVariant.All)
        from opening in Gen.Frequency((1, Gen.Const(0)), (2, Gen.Int[0, 300_000]))
        from family in Gen.Frequency((2, FamilyAccount.Array[0]), (3, FamilyAccount.Array[1, 3]))
        from inOrder in Gen.Bool
        from acts in Act(person, years).Array[0, MostActs]
        select new Scenario(
            variant, person, new Fen(opening), family, inOrder ? [.. acts.OrderBy(act => act.Day)] : acts);

    private static Gen<Act> Act(OracleMember person, int years)
    {
        var seventy = person.Born.AddYears(70);
        DateOnly[] turns =
        [
            seventy, new DateOnly(2022, 7, 1), new DateOnly(2027, 1, 1), TermStart,
            .. person.Periods.Select(period => period.From),
        ];
        var day = Gen.Frequency(
            (12, Gen.Int[0, 365 * years - 1].Select(TermStart.AddDays)),
            (3, Edge(0)),
            (3, Gen.Select(Gen.OneOf(turns), Gen.Int[-2, 1], (turn, offset) => turn.AddDays(offset))));
        return Gen.Select(
            Gen.Frequency((12, Gen.Const(ActKind.Settle)), (2, Gen.Const(ActKind.Reverse)), (1, Gen.Const(ActKind.Credit))),
            day, Amount, Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 50_000])), Facts, FilingDays,
            (kind, on, amount, outOfScope, facts, pick) => new Act(kind, on, amount, outOfScope, facts, pick));
    }

    /// <summary>Days at which years and half-years begin, and a number of days from them.</summary>
    private static Gen<DateOnly> Edge(int offset) => Gen.Select(
        Gen.Int[2022, 2026], Gen.OneOf((1, 1), (2, 28), (7, 1), (12, 31)),
        (year, edge) => new DateOnly(year, edge.Item1, edge.Item2).AddDays(offset));

    private static CoveragePeriod[] Periods(
        DateOnly first, (DateOnly Day, CoverageStatus Status, FundingMode Mode, int Base)[] changes) =>
    [
        .. changes.Skip(1).Where(change => change.Day > first).DistinctBy(change => change.Day)
            .Prepend(changes[0] with { Day = first }).OrderBy(change => change.Day)
            .Select(change => new CoveragePeriod(change.Day, change.Status, change.Mode, new Fen(change.Base))),
    ];
}
