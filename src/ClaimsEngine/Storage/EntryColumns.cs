using ClaimsEngine.Ledger;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Storage;

/// <summary>The columns of the entry table, in one order for every statement and database.</summary>
internal static class EntryColumns
{
    /// <summary>The columns, each of the table named e.</summary>
    public const string All =
        """
        e.id, e.kind, e.member, e.sequence, e.previous_id, e.member_version, e.policy, e.recorded_at_ms, e.day,
        e.institution, e.institution_version, e.claim_number, e.visit_kind, e.setting, e.prescriber,
        e.prescriber_version, e.issue_day, e.account_use, e.account_limit_fen, e.replaces_number, e.reverses,
        e.total_fen, e.in_scope_fen, e.fully_self_paid_fen, e.over_price_limit_fen, e.pre_self_paid_fen,
        e.deductible_fen, e.at_rate_fen, e.over_limit_fen, e.fund_fen, e.account_fen, e.family_fen, e.cash_fen,
        e.credit_fen, e.sum_before_fen, e.sum_after_fen, e.balance_after_fen, e.level, e.category,
        e.deductible_year, e.yearly_deductible_fen, e.prescription_number, e.part_of, e.relative, e.purpose,
        e.marks, e.lines_digest, e.contribution_base_fen, e.employer_fen, e.individual_fen, e.hash
        """;

    /// <summary>How many columns there are; what a query selects after them begins here.</summary>
    public const int Count = 51;

    /// <summary>Reads an entry from the row's first columns.</summary>
    public static LedgerEntry Read(IRow row) => new LedgerEntry
    {
        Id = row.Int64(0),
        Kind = (EntryKind)row.Int32(1),
        Member = row.Int64(2),
        Sequence = row.Int64(3),
        PreviousId = row.Int64(4),
        MemberVersion = row.Int32(5),
        Policy = row.Int32(6),
        RecordedAtMs = row.Int64(7),
        Day = StoredDay.Read(row.Int64(8)),
        Institution = Optional(row, 9),
        InstitutionVersion = row.Int32(10),
        ClaimNumber = OptionalText(row, 11),
        VisitKind = (VisitKind)row.Int32(12),
        Setting = (ClaimSetting)row.Int32(13),
        Prescriber = Optional(row, 14),
        PrescriberVersion = row.Int32(15),
        IssueDay = StoredDay.ReadOptional(row.Int64(16)),
        AccountUse = (AccountUse)row.Int32(17),
        AccountLimit = Optional(row, 18) is { } limit ? new Fen(limit) : null,
        ReplacesNumber = OptionalText(row, 19),
        Reverses = Optional(row, 20),
        Total = Amount(row, 21),
        InScope = Amount(row, 22),
        FullySelfPaid = Amount(row, 23),
        OverPriceLimit = Amount(row, 24),
        PreSelfPaid = Amount(row, 25),
        Deductible = Amount(row, 26),
        AtRate = Amount(row, 27),
        OverLimit = Amount(row, 28),
        Fund = Amount(row, 29),
        Account = Amount(row, 30),
        Family = Amount(row, 31),
        Cash = Amount(row, 32),
        Credit = Amount(row, 33),
        SumBefore = Amount(row, 34),
        SumAfter = Amount(row, 35),
        BalanceAfter = Amount(row, 36),
        Level = (HospitalLevel)row.Int32(37),
        Category = (MemberCategory)row.Int32(38),
        DeductibleYear = row.Int32(39),
        YearlyDeductible = Amount(row, 40),
        PrescriptionNumber = OptionalText(row, 41),
        PartOf = Optional(row, 42),
        Relative = Optional(row, 43),
        Purpose = row.Int32(44),
        Marks = row.Int32(45),
        LinesDigest = row.IsNull(46) ? default(ReadOnlyMemory<byte>) : row.Blob(46),
        ContributionBase = Amount(row, 47),
        Employer = Amount(row, 48),
        Individual = Amount(row, 49),
    }.Seal(row.Blob(50));

    private static Fen Amount(IRow row, int column) => new(row.Int64(column));

    private static long? Optional(IRow row, int column) => row.IsNull(column) ? null : row.Int64(column);

    private static string? OptionalText(IRow row, int column) => row.IsNull(column) ? null : row.Text(column);
}
