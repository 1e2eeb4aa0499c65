using System.Globalization;
using ClaimsReplay.Input;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>
/// A prescription becomes a pharmacy's claim of one fill: a tenth is pre-self-paid, the rest in scope, at the
/// level of its encounter's class (R5.4). A prescription from a class without a level is dropped and counted.
/// </summary>
internal sealed class PrescriptionImport(
    RowCheck check, ImportSettings settings, PatientTable patients, EncounterTable encounters, ClaimWriter claims,
    ImportCounts counts)
{
    private static readonly RateBp PreSelfPaid = new(1_000);

    private readonly int _start = check.Rows.Require("START");
    private readonly int _patient = check.Rows.Require("PATIENT");
    private readonly int _encounter = check.Rows.Require("ENCOUNTER");
    private readonly int _cost = check.Rows.Require("BASE_COST");

    /// <summary>Reads the prescriptions and writes their claims; a folder without them has none.</summary>
    public static void Read(
        DataFolder folder, ImportSettings settings, PatientTable patients, EncounterTable encounters,
        ClaimWriter claims, ImportCounts counts, ProblemLog problems, Action<RowSource> progress)
    {
        using var rows = folder.TryOpen("medications");
        if (rows is null) return;
        var check = new RowCheck(rows, problems);
        var import = new PrescriptionImport(check, settings, patients, encounters, claims, counts);
        while (rows.Read(problems))
        {
            progress(rows);
            import.Take();
        }
    }

    private void Take()
    {
        if (!encounters.TryFind(check.Text(_encounter), out var meaning, out var institution))
        {
            check.Refuse("ENCOUNTER", new Words(
                "only an encounter of encounters is allowed: its class gives the level",
                "须为 encounters 中的就诊，其类别决定级别"));
            return;
        }

        if (meaning.Level == HospitalLevel.None)
        {
            counts.Drop("prescriptions: of a class without a level");
            return;
        }

        if (!patients.Allows(check, _patient, "PATIENT") || !check.Time(_start, "START", out _)) return;
        if (!EncounterImport.TryCost(check, settings, _cost, "BASE_COST", out var total)) return;
        var id = string.Create(CultureInfo.InvariantCulture, $"rx-{check.Rows.Row}");
        if (!claims.IsNew(id))
        {
            check.Refuse("START", new Words($"an encounter has the claim id {id}", $"已有就诊使用编号 {id}"));
            return;
        }

        claims.Write(
            id, check.Text(_patient), check.Text(_start), "pharmacy", meaning.Level, total,
            Rounding.HalfUp(total, PreSelfPaid), institution);
        counts.Prescription();
    }
}
