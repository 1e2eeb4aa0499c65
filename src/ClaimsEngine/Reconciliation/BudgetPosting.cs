using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Reconciliation;

/// <summary>Adds versions of budgets, all or none. A line that says what is kept already adds nothing (R7.2).</summary>
internal sealed class BudgetPosting(IReadOnlyList<BudgetLine> lines) : Posting<BudgetOutcome>
{
    private const int MostProblems = 10;

    public override void Ask(BatchNeeds needs)
    {
        foreach (var line in lines)
        {
            needs.Budgets.Add(line.Key);
            if (line.Key.InstitutionId.Length > 0) needs.Institutions.Add(line.Key.InstitutionId);
        }
    }

    protected override Outcome<BudgetOutcome> Decide(Batch batch)
    {
        List<FieldProblem> unknown =
        [
            .. lines.Where(line => line.Key.InstitutionId.Length > 0
                    && !batch.Institutions.ContainsKey(line.Key.InstitutionId))
                .Take(MostProblems).Select(NotRegistered),
        ];
        if (unknown.Count > 0) return Fault.FieldInvalid(unknown);

        var changed = 0;
        foreach (var (_, key, amount) in lines)
        {
            var before = batch.Budgets.GetValueOrDefault(key);
            if (before.Number > 0 && before.Amount == amount) continue;
            var version = new BudgetVersion(before.Number + 1, amount);
            var institution = key.InstitutionId.Length == 0 ? 0 : batch.Institutions[key.InstitutionId].Key;
            batch.Budgets[key] = version;
            batch.NewBudgets.Add((institution, key, version));
            changed++;
        }

        return new BudgetOutcome(lines.Count, changed);
    }

    private static FieldProblem NotRegistered(BudgetLine line) => new(
        $"csv[{line.Line}].institution_id",
        $"第{line.Line}行 institution_id：没有该机构，请先登记",
        $"line {line.Line}, column institution_id: names no registered institution");
}
