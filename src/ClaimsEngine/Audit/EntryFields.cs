using ClaimsEngine.Ledger;

namespace ClaimsEngine.Audit;

/// <summary>Compares a stored entry with the one that the ledger must hold, column by column.</summary>
internal static class EntryFields
{
    private static readonly (string Column, Func<LedgerEntry, object?> Read)[] All =
    [
        ("kind", entry => entry.Kind),
        ("member", entry => entry.Member),
        ("sequence", entry => entry.Sequence),
        ("previous_id", entry => entry.PreviousId),
        ("member_version", entry => entry.MemberVersion),
        ("policy", entry => entry.Policy),
        ("recorded_at_ms", entry => entry.RecordedAtMs),
        ("day", entry => StoredDay.Of(entry.Day)),
        ("institution", entry => entry.Institution),
        ("institution_version", entry => entry.InstitutionVersion),
        ("claim_number", entry => entry.ClaimNumber),
        ("visit_kind", entry => entry.VisitKind),
        ("setting", entry => entry.Setting),
        ("prescriber", entry => entry.Prescriber),
        ("prescriber_version", entry => entry.PrescriberVersion),
        ("issue_day", entry => StoredDay.Of(entry.IssueDay)),
        ("prescription_number", entry => entry.PrescriptionNumber),
        ("account_use", entry => entry.AccountUse),
        ("account_limit_fen", entry => entry.AccountLimit?.Value),
        ("replaces_number", entry => entry.ReplacesNumber),
        ("reverses", entry => entry.Reverses),
        ("part_of", entry => entry.PartOf),
        ("relative", entry => entry.Relative),
        ("purpose", entry => entry.Purpose),
        ("marks", entry => entry.Marks),
        ("lines_digest", entry => Convert.ToHexStringLower(entry.LinesDigest.Span)),
        ("total_fen", entry => entry.Total.Value),
        ("in_scope_fen", entry => entry.InScope.Value),
        ("fully_self_paid_fen", entry => entry.FullySelfPaid.Value),
        ("over_price_limit_fen", entry => entry.OverPriceLimit.Value),
        ("pre_self_paid_fen", entry => entry.PreSelfPaid.Value),
        ("deductible_fen", entry => entry.Deductible.Value),
        ("at_rate_fen", entry => entry.AtRate.Value),
        ("over_limit_fen", entry => entry.OverLimit.Value),
        ("fund_fen", entry => entry.Fund.Value),
        ("account_fen", entry => entry.Account.Value),
        ("family_fen", entry => entry.Family.Value),
        ("cash_fen", entry => entry.Cash.Value),
        ("credit_fen", entry => entry.Credit.Value),
        ("contribution_base_fen", entry => entry.ContributionBase.Value),
        ("employer_fen", entry => entry.Employer.Value),
        ("individual_fen", entry => entry.Individual.Value),
        ("sum_before_fen", entry => entry.SumBefore.Value),
        ("sum_after_fen", entry => entry.SumAfter.Value),
        ("balance_after_fen", entry => entry.BalanceAfter.Value),
        ("level", entry => entry.Level),
        ("category", entry => entry.Category),
        ("deductible_year", entry => entry.DeductibleYear),
        ("yearly_deductible_fen", entry => entry.YearlyDeductible.Value),
    ];

    private static readonly string[] Chain = ["sequence", "previous_id"];
    private static readonly string[] Sums = ["sum_before_fen", "sum_after_fen"];
    private static readonly string[] Balances = ["balance_after_fen"];

    /// <summary>The difference of two entries, or null when they agree in every column but the hash.</summary>
    public static Finding? Compare(LedgerEntry found, LedgerEntry expected)
    {
        List<string> columns = [];
        List<string> texts = [];
        foreach (var (column, read) in All)
        {
            var (stored, must) = (read(found), read(expected));
            if (Equals(stored, must)) continue;
            columns.Add(column);
            texts.Add(FormattableString.Invariant($"{column} is {stored ?? "absent"}, expected {must ?? "absent"}"));
        }

        return columns.Count == 0 ? null : new Finding(CheckOf(columns), string.Join("; ", texts));
    }

    private static string CheckOf(List<string> columns)
    {
        if (columns.TrueForAll(column => Chain.Contains(column))) return Finding.Chain;
        if (columns.TrueForAll(column => Sums.Contains(column))) return Finding.Sum;
        return columns.TrueForAll(column => Balances.Contains(column)) ? Finding.Balance : Finding.Decision;
    }
}
