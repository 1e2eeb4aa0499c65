using ClaimsReplay.Input;
using ClaimsReplay.Output;

namespace ClaimsReplay.Import;

/// <summary>Makes the members and claims tables out of a folder in Synthea's CSV layout.</summary>
public static class SyntheaImport
{
    /// <summary>Reads a folder and writes both tables; both appear whole, or neither.</summary>
    /// <param name="source">The published folder, each table as .csv or .csv.gz.</param>
    /// <param name="target">The folder to write to; it is made when there is none.</param>
    /// <param name="settings">What the mapping leaves open.</param>
    /// <param name="problems">Receives malformed rows; the rest is imported.</param>
    /// <param name="progress">Called for every row of the large tables.</param>
    /// <exception cref="NotUsableException">
    /// A table or column is missing, or a file cannot be written.
    /// </exception>
    public static ImportCounts Write(
        string source, string target, ImportSettings settings, ProblemLog problems, Action<RowSource> progress)
    {
        var folder = new DataFolder(source);
        var counts = new ImportCounts();
        OutputFolder.Make(target);
        using var members = new WholeFile(Path.Combine(target, "members.csv"));
        using var claims = new WholeFile(Path.Combine(target, "claims.csv"));
        var patients = PatientImport.Read(folder, settings, members.Text, counts, problems);
        var writer = new ClaimWriter(claims.Text);
        var encounters = EncounterImport.Read(folder, settings, patients, writer, counts, problems, progress);
        PrescriptionImport.Read(folder, settings, patients, encounters, writer, counts, problems, progress);
        patients.ReportLeftOut(problems);
        members.Keep();
        claims.Keep();
        return counts;
    }
}
