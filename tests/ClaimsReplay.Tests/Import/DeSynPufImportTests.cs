namespace ClaimsReplay.Tests.Import;

/// <summary>The mapping of DE-SynPUF, row by row.</summary>
internal sealed class DeSynPufImportTests
{
    private const string Beneficiaries = "BENE_YEAR,DESYNPUF_ID,BENE_BIRTH_DT,BENE_DEATH_DT";

    private const string Outpatient =
        "DESYNPUF_ID,CLM_ID,CLM_FROM_DT,CLM_THRU_DT,PRVDR_NUM,CLM_PMT_AMT,NCH_PRMRY_PYR_CLM_PD_AMT,"
        + "NCH_BENE_PTB_DDCTBL_AMT,NCH_BENE_PTB_COINSRNC_AMT,NCH_BENE_BLOOD_DDCTBL_LBLTY_AM";

    private const string Carrier =
        "DESYNPUF_ID,CLM_ID,CLM_FROM_DT,CLM_THRU_DT,TAX_NUM_1,LINE_ALOWD_CHRG_AMT_1,LINE_ALOWD_CHRG_AMT_2,"
        + "LINE_ALOWD_CHRG_AMT_3,LINE_ALOWD_CHRG_AMT_4,LINE_ALOWD_CHRG_AMT_5";

    private const string Pde = "DESYNPUF_ID,PDE_ID,SRVC_DT,TOT_RX_CST_AMT";

    [Test]
    public void Beneficiary_OfSeveralYears_BecomesOneMember()
    {
        using var files = Published();
        Assert.That(Import(files).Code, Is.Zero);
        Assert.That(File.ReadAllLines(files["out/members.csv"]), Is.EqualTo(new[]
        {
            DataFiles.MemberHeader,
            "ann,1935-11-01,resident,1935-11-01,0,0,2009-04-01",
            "ann,1935-11-01,active,1951-11-01,0,0,2009-04-01",
            "ann,1935-11-01,retiree,1995-11-01,0,0,2009-04-01",
        }));
    }

    [Test]
    public void Rows_OfTheThreeTables_BecomeClaimsOnTheirFirstDay()
    {
        using var files = Published(
            ["ann,11,2008-12-30,2009-01-02,0100PH,40,10,5,15,1", "ann,12,2008-02-01,2008-02-01,0100PH,-50,0,20,0,0"],
            ["ann,11,2008-03-01,2008-03-02,665,70,0,0,0,5", "ann,13,2008-03-01,2008-03-01,665,0,0,0,0,0"],
            ["ann,11,2008-12-20,15"]);
        var result = Import(files);
        Assert.That((result.Code, result.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(File.ReadAllLines(files["out/claims.csv"]), Is.EqualTo(new[]
        {
            DataFiles.ClaimHeader + ",institution_id,fully_self_paid_fen,over_price_limit_fen,pre_self_paid_fen",
            "op-11,ann,2008-12-30,hospital,2,710,710,true,0100PH,0,0,0",
            "ca-11,ann,2008-03-01,hospital,1,750,750,true,665,0,0,0",
            "ca-13,ann,2008-03-01,hospital,1,0,0,true,665,0,0,0",
            "rx-11,ann,2008-12-20,pharmacy,1,150,135,true,,0,0,15",
        }));
        Assert.That(result.Output, Does.Contain("claims: 4").And.Contain("dropped outpatient: negative amount: 1")
            .And.Contain("of amount zero, carrier: 1").And.Contain("of several days: 2")
            .And.Contain("over New Year: 1"));
    }

    [Test]
    public void Options_ScaleAndLevels_AreFollowed()
    {
        using var files = Published([], [], ["ann,11,2008-12-20,15"]);
        Assert.That(Import(files, "--scale", "1", "--levels", "pde=3").Code, Is.Zero);
        Assert.That(
            File.ReadAllLines(files["out/claims.csv"])[1],
            Is.EqualTo("rx-11,ann,2008-12-20,pharmacy,3,1500,1350,true,,0,0,150"));
        Assert.That(Import(files, "--levels", "inpatient=3").Code, Is.EqualTo(ExitCode.NotUsable));
    }

    [TestCase("eve,14,2008-03-01,2008-03-01,665,70,0,0,0,0", "DESYNPUF_ID")]
    [TestCase("ann,,2008-03-01,2008-03-01,665,70,0,0,0,0", "CLM_ID")]
    [TestCase("ann,14,,2008-03-01,665,70,0,0,0,0", "CLM_FROM_DT")]
    [TestCase("ann,14,2008-03-02,2008-03-01,665,70,0,0,0,0", "CLM_THRU_DT")]
    [TestCase("ann,14,2008-03-01,2008-03-01,665,70.5,0,0,0,0", "LINE_ALOWD_CHRG_AMT_1")]
    [TestCase("ann,14,2008-03-01,2008-03-01,665,70,0,0,0,", "LINE_ALOWD_CHRG_AMT_5")]
    public void Row_Malformed_IsReportedAndTheRestImported(string row, string column)
    {
        using var files = Published([], ["ann,13,2008-03-01,2008-03-01,665,1,0,0,0,0", row], []);
        var result = Import(files);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith($"carrier.csv, row 2, column {column}: "));
        Assert.That(result.Output, Does.Contain("claims: 1"));
    }

    [Test]
    public void Beneficiary_WhoseYearsDiffer_TakesTheClaimsAlong()
    {
        using var files = Published([], [], ["ann,11,2008-12-20,15"]);
        files.Write("beneficiary.csv", Beneficiaries, "2008,ann,1935-11-01,", "2009,ann,1935-11-02,");
        var result = Import(files);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith("beneficiary.csv, row 2, column BENE_BIRTH_DT: "));
        Assert.That(result.ErrorLines[1], Does.Contain("1 claims were left out"));
        Assert.That(result.Output, Does.Contain("members: 0").And.Contain("claims: 0"));
    }

    private static DataFiles Published(string[]? outpatient = null, string[]? carrier = null, string[]? pde = null) =>
        new DataFiles()
            .Write("beneficiary.csv", Beneficiaries, "2008,ann,1935-11-01,", "2009,ann,1935-11-01,2009-04-01")
            .Write("outpatient.csv", [Outpatient, .. outpatient ?? []])
            .Write("carrier.csv", [Carrier, .. carrier ?? []])
            .Write("pde.csv", [Pde, .. pde ?? []]);

    private static CommandResult Import(DataFiles files, params string[] more) =>
        CommandLine.Run(["import", "desynpuf", files.Folder, "--out", files["out"], .. more]);
}
