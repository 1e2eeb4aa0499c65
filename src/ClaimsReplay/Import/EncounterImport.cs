using ClaimsReplay.Input;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>An encounter becomes a hospital claim, all of it in scope.</summary>
internal sealed class EncounterImport(
    RowCheck check, ImportSettings settings, PatientTable patients, ClaimWriter claims, ImportCounts counts)
{
    private readonly int _id = check.Rows.Require("Id");
    private readonly int _start = check.Rows.Require("START");
    private readonly int _patient = check.Rows.Require("PATIENT");
    private readonly int _class = check.Rows.Require("ENCOUNTERCLASS");
    private readonly int _cost = check.Rows.Require("TOTAL_CLAIM_COST");
    private readonly int _organization = check.Rows.Find("ORGANIZATION");
    private readonly EncounterTable _encounters = new();

    /// <summary>Reads the encounters and writes their claims.</summary>
    public static EncounterTable Read(
        DataFolder folder, ImportSettings settings, PatientTable patients, ClaimWriter claims, ImportCounts counts,
        ProblemLog problems, Action<RowSource> progress)
    {
        using var rows = folder.Open("encounters");
        var import = new EncounterImport(new RowCheck(rows, problems), settings, patients, claims, counts);
        while (rows.Read(problems))
        {
            progress(rows);
            import.Take();
        }

        return import._encounters;
    }

    private void Take()
    {
        if (!check.Id(_id, "Id")) return;
        if (!settings.Levels.TryFind(check.Text(_class), out var meaning))
        {
            var names = string.Join(", ", settings.Levels.Names);
            check.Refuse("ENCOUNTERCLASS", new Words(
                $"{names} is allowed; --levels adds others", $"须为 {names} 之一，可用 --levels 增加"));
            return;
        }

        var organization = check.Text(_organization);
        if (organization.Length > IdTable.LongestId && !check.Id(_organization, "ORGANIZATION")) return;
        if (!_encounters.TryAdd(check.Text(_id), meaning, organization))
        {
            check.Refuse("Id", new Words("only an id that no row above has is allowed", "编号不得与前面的行重复"));
            return;
        }

        if (!meaning.IsClaim)
        {
            counts.Drop($"encounters: {check.Text(_class)}");
            return;
        }

        if (!patients.Allows(check, _patient, "PATIENT") || !check.Time(_start, "START", out _)) return;
        if (!TryCost(check, settings, _cost, "TOTAL_CLAIM_COST", out var total)) return;
        claims.Write(
            check.Text(_id), check.Text(_patient), check.Text(_start), "hospital", meaning.Level, total, Fen.Zero,
            organization);
        counts.Encounter();
    }

    /// <summary>Reads a cost in the published currency as fen.</summary>
    public static bool TryCost(RowCheck check, ImportSettings settings, int column, string name, out Fen amount)
    {
        amount = Fen.Zero;
        if (ExactNumber.TryParse(check.Text(column), out var cost) && cost.TryTimes(settings.FenScale, out amount))
            return true;
        return check.Refuse(name, new Words(
            $"a decimal number from 0 is allowed that gives at most {RowCheck.LargestAmount} fen",
            $"须为不小于 0 的小数，折合不超过 {RowCheck.LargestAmount} 分"));
    }
}
