using ClaimsEngine.Contract;
using ClaimsEngine.Storage;
using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>
/// The fund's income and spending by month, level and district (R7.1, R8.1), and spending by budget (R7.2).
/// </summary>
internal static class FundReport
{
    /// <summary>Income and spending.</summary>
    /// <param name="rows">One snapshot.</param>
    /// <param name="months">The months.</param>
    /// <param name="capitationFen">A rate per member treated and month, in fen; 0 for none.</param>
    public static V1.GetFundReportResponse Of(IFundRows rows, IReadOnlyList<DateOnly> months, long capitationFen)
    {
        var report = new V1.GetFundReportResponse();
        foreach (var month in months)
        {
            var sums = rows.Month(month);
            report.Months.Add(new V1.FundMonth
            {
                Month = month.ToContract(),
                EmployerFen = sums.EmployerFen,
                ClaimsFen = sums.ClaimsFen,
                RetireeCreditsFen = sums.RetireeCreditsFen,
            });
            report.Payments.AddRange(rows.Payments(month).Select(payment => new V1.FundPayment
            {
                Month = month.ToContract(),
                Level = payment.Level,
                District = payment.District,
                Claims = payment.Claims,
                Members = payment.Members,
                FundFen = payment.FundFen,
                CapitationFen = capitationFen * payment.Members,
            }));
        }

        return report;
    }

    /// <summary>Spending against each budget of some months.</summary>
    public static V1.GetBudgetReportResponse OfBudgets(IFundRows rows, IReadOnlyList<DateOnly> months)
    {
        var report = new V1.GetBudgetReportResponse();
        foreach (var month in months)
        {
            var budgets = rows.Budgets(month);
            if (budgets.Count == 0) continue;
            var spent = rows.Spent(month);
            var byInstitution = spent.ToLookup(sum => sum.Institution, sum => sum.FundFen);
            var byDistrict = spent.ToLookup(sum => sum.District, sum => sum.FundFen);
            report.Rows.AddRange(budgets.Select(budget => new V1.BudgetRow
            {
                InstitutionId = budget.InstitutionId,
                District = budget.District,
                Month = month.ToContract(),
                BudgetFen = budget.AmountFen,
                SpentFen = budget.Institution == 0
                    ? byDistrict[budget.District].Sum()
                    : byInstitution[budget.Institution].Sum(),
            }));
        }

        return report;
    }
}
