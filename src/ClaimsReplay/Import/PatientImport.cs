using ClaimsReplay.Input;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>
/// A person becomes a member: resident from birth, active from the adult age, retiree from the retiree age;
/// coverage ends with the day of death.
/// </summary>
internal sealed class PatientImport(RowCheck check, MemberWriter members, ImportCounts counts)
{
    // INCOME is yuan a year, the base fen a month.
    private static readonly ExactNumber FenAMonth = new(100, 12);

    private readonly int _id = check.Rows.Require("Id");
    private readonly int _birth = check.Rows.Require("BIRTHDATE");
    private readonly int _death = check.Rows.Find("DEATHDATE");
    private readonly int _income = check.Rows.Find("INCOME");

    /// <summary>Reads the persons and writes the members.</summary>
    public static PatientTable Read(
        DataFolder folder, ImportSettings settings, TextWriter members, ImportCounts counts, ProblemLog problems)
    {
        using var rows = folder.Open("patients");
        var import = new PatientImport(new RowCheck(rows, problems), new MemberWriter(members, settings), counts);
        var patients = new PatientTable(rows.File, "Id");
        while (rows.Read(problems))
        {
            if (!import.IsNew(patients)) continue;
            if (!import.Take()) patients.SpoilLast();
        }

        return patients;
    }

    private bool IsNew(PatientTable patients)
    {
        if (!check.Id(_id, "Id")) return false;
        if (patients.TryAdd(check.Text(_id), check.Rows.Row)) return true;
        return check.Refuse("Id", new Words("only an id that no row above has is allowed", "编号不得与前面的行重复"));
    }

    private bool Take()
    {
        if (!check.Day(_birth, "BIRTHDATE", out DateOnly birth)) return false;
        if (!TryDeath(out var death)) return false;
        if (!TryBase(out var contribution)) return false;

        members.Write(check.Text(_id), birth, contribution, death);
        counts.Member();
        return true;
    }

    private bool TryDeath(out DateOnly? death)
    {
        death = null;
        if (check.Text(_death).IsEmpty) return true;
        if (!check.Time(_death, "DEATHDATE", out var time)) return false;
        death = time.Day;
        return true;
    }

    private bool TryBase(out Fen contribution)
    {
        contribution = Fen.Zero;
        var income = check.Text(_income);
        if (income.IsEmpty) return true;
        if (ExactNumber.TryParse(income, out var yuan) && yuan.TryTimes(FenAMonth, out contribution)) return true;
        return check.Refuse("INCOME", new Words("a decimal number from 0 is allowed", "须为不小于 0 的小数"));
    }
}
