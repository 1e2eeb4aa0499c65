using ClaimsReplay.Input;
using ClaimsReplay.Output;

namespace ClaimsReplay.Import;

/// <summary>Makes the members and claims tables out of a DE-SynPUF folder, row by row.</summary>
internal static class DeSynPufImport
{
    private const string Header =
        "claim_id,member_id,service_time,kind,level,total_fen,in_scope_fen,use_account,"
        + "institution_id,fully_self_paid_fen,over_price_limit_fen,pre_self_paid_fen\n";

    /// <summary>Reads a folder and writes both tables; both appear whole, or neither.</summary>
    /// <param name="source">The published folder, each table as .csv or .csv.gz.</param>
    /// <param name="target">The folder to write to; it is made when there is none.</param>
    /// <param name="settings">What the mapping leaves open.</param>
    /// <param name="problems">Receives malformed rows; the rest is imported.</param>
    /// <param name="progress">Called for every row of the claim tables.</param>
    /// <exception cref="NotUsableException">
    /// A table or column is missing, or a file cannot be written.
    /// </exception>
    public static DeSynPufCounts Write(
        string source, string target, DeSynPufSettings settings, ProblemLog problems, Action<RowSource> progress)
    {
        var folder = new DataFolder(source);
        var counts = new DeSynPufCounts();
        OutputFolder.Make(target);
        using var members = new WholeFile(Path.Combine(target, "members.csv"));
        using var claims = new WholeFile(Path.Combine(target, "claims.csv"));
        var patients = BeneficiaryImport.Read(folder, settings.Ages, members.Text, counts, problems);
        claims.Text.Write(Header);
        var csv = new CsvText(claims.Text);
        foreach (var table in DeSynPufTables.All)
            DeSynPufClaims.Read(folder, table, settings, patients, csv, counts, problems, progress);
        patients.ReportLeftOut(problems);
        members.Keep();
        claims.Keep();
        return counts;
    }
}
