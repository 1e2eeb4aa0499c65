namespace ClaimsReplay.Tests.Import;

/// <summary>The mapping, row by row.</summary>
internal sealed class SyntheaImportTests
{
    private const string Patients = "Id,BIRTHDATE,DEATHDATE,GENDER,INCOME";
    private const string Encounters = "Id,START,STOP,PATIENT,ORGANIZATION,ENCOUNTERCLASS,DESCRIPTION,TOTAL_CLAIM_COST";
    private const string Medications = "START,STOP,PATIENT,ENCOUNTER,DESCRIPTION,BASE_COST,DISPENSES,TOTALCOST";

    [Test]
    public void Patients_BecomeMembersWithAPeriodPerStatus()
    {
        using var files = new DataFiles()
            .Write("patients.csv", Patients, "ann,1960-02-29,,F,31234", "bob,2001-04-21,2022-05-06,M,113014")
            .Write("encounters.csv", Encounters);
        Assert.That(Import(files).Code, Is.Zero);
        Assert.That(File.ReadAllLines(files["out/members.csv"]), Is.EqualTo(new[]
        {
            DataFiles.MemberHeader,
            "ann,1960-02-29,resident,1960-02-29,260283,0,",
            "ann,1960-02-29,active,1976-02-29,260283,0,",
            "ann,1960-02-29,retiree,2020-02-29,260283,0,",
            "bob,2001-04-21,resident,2001-04-21,941783,0,2022-05-06",
            "bob,2001-04-21,active,2017-04-21,941783,0,2022-05-06",
            "bob,2001-04-21,retiree,2061-04-21,941783,0,2022-05-06",
        }));
    }

    [Test]
    public void Patients_OfAgesThatFallInCommonYears_ChangeOnThe28thOfFebruary()
    {
        using var files = new DataFiles()
            .Write("patients.csv.gz", "Id,BIRTHDATE", "ann,1960-02-29")
            .Write("encounters.csv.gz", Encounters);
        Assert.That(Import(files, "--adult-age", "0", "--retiree-age", "61").Code, Is.Zero);
        Assert.That(File.ReadAllLines(files["out/members.csv"])[1..], Is.EqualTo(new[]
        {
            "ann,1960-02-29,active,1960-02-29,0,0,", "ann,1960-02-29,retiree,2021-02-28,0,0,",
        }));
    }

    [Test]
    public void EncountersAndPrescriptions_BecomeClaims()
    {
        using var files = Published(
            [
                "e1,2022-01-05T10:00:00Z,,ann,org1,ambulatory,\"a, \"\"b\"\"\nc\",278.58",
                "e2,2022-01-06T10:00:00Z,,ann,org2,virtual,,0.0", "e3,2022-01-07T10:00:00Z,,ann,,outpatient,,278.5",
                "e4,2022-01-08T10:00:00Z,,ann,org1,urgentcare,,278", "e5,2022-01-09T10:00:00Z,,ann,org1,emergency,,0.05",
                "e6,2022-01-10T10:00:00Z,,ann,org3,wellness,,1000.00", "e7,2022-01-11T10:00:00Z,,ann,org3,inpatient,,1.00",
            ],
            [
                "2022-01-05T10:00:00Z,,ann,e1,,29.94,12,359.28", "2022-01-09T10:00:00Z,,ann,e5,,0.01,1,0.01",
                "2022-01-10T10:00:00Z,,ann,e6,,10.45,1,10.45", "2022-01-11T10:00:00Z,,ann,e7,,10.45,1,10.45",
            ]);
        var result = Import(files);
        Assert.That(result.Code, Is.Zero, result.Error);
        Assert.That(File.ReadAllLines(files["out/claims.csv"]), Is.EqualTo(new[]
        {
            DataFiles.ClaimHeader + ",institution_id,fully_self_paid_fen,over_price_limit_fen,pre_self_paid_fen",
            "e1,ann,2022-01-05T10:00:00Z,hospital,1,2786,2786,true,org1,0,0,0",
            "e2,ann,2022-01-06T10:00:00Z,hospital,1,0,0,true,org2,0,0,0",
            "e3,ann,2022-01-07T10:00:00Z,hospital,2,2785,2785,true,,0,0,0",
            "e4,ann,2022-01-08T10:00:00Z,hospital,2,2780,2780,true,org1,0,0,0",
            "e5,ann,2022-01-09T10:00:00Z,hospital,3,1,1,true,org1,0,0,0",
            "rx-1,ann,2022-01-05T10:00:00Z,pharmacy,1,299,269,true,org1,0,0,30",
            "rx-2,ann,2022-01-09T10:00:00Z,pharmacy,3,0,0,true,org1,0,0,0",
            "rx-3,ann,2022-01-10T10:00:00Z,pharmacy,1,105,94,true,org3,0,0,11",
        }));
        Assert.That(result.Output, Does.Contain("dropped encounters: wellness: 1").And.Contain("inpatient: 1")
            .And.Contain("prescriptions: of a class without a level: 1").And.Contain("claims: 8"));
    }

    [Test]
    public void Options_ScaleAndLevels_AreFollowed()
    {
        using var files = Published(
            ["e1,2022-01-05T10:00:00Z,,ann,,ambulatory,,10.00", "e2,2022-01-05T10:00:00Z,,ann,,inpatient,,10.00"], []);
        Assert.That(Import(files, "--scale", "1/3", "--levels", "ambulatory=2,inpatient=3").Code, Is.Zero);
        Assert.That(File.ReadAllLines(files["out/claims.csv"])[1..], Is.EqualTo(new[]
        {
            "e1,ann,2022-01-05T10:00:00Z,hospital,2,333,333,true,,0,0,0",
            "e2,ann,2022-01-05T10:00:00Z,hospital,3,333,333,true,,0,0,0",
        }));
    }

    [TestCase("e2,2022-01-06,,ann,,house,,1.00", "ENCOUNTERCLASS")]
    [TestCase("e2,2022-01-06,,ann,,ambulatory,,-1.00", "TOTAL_CLAIM_COST")]
    [TestCase("e2,2022-01-06,,ann,,ambulatory,,", "TOTAL_CLAIM_COST")]
    [TestCase("e2,06/01/2022,,ann,,ambulatory,,1.00", "START")]
    [TestCase("e2,2022-01-06,,eve,,ambulatory,,1.00", "PATIENT")]
    [TestCase("e1,2022-01-06,,ann,,ambulatory,,1.00", "Id")]
    public void Encounter_Malformed_IsReportedAndTheRestImported(string row, string column)
    {
        using var files = Published(
            ["e1,2022-01-05,,ann,,ambulatory,,10.00", row, "e3,2022-01-05,,ann,,ambulatory,,10.00"],
            ["2022-01-05,,ann,e1,,1.00,1,1.00"]);
        var result = Import(files);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith($"encounters.csv, row 2, column {column}: "));
        Assert.That(result.Output, Does.Contain("claims: 3"));
    }

    [Test]
    public void Prescription_WithoutItsEncounter_IsMalformedAndKeepsItsNumber()
    {
        using var files = Published(
            ["e1,2022-01-05,,ann,,ambulatory,,10.00"],
            ["2022-01-05,,ann,e9,,1.00,1,1.00", "2022-01-05,,ann,e1,,1.00,1,1.00"]);
        var result = Import(files);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith("medications.csv, row 1, column ENCOUNTER: "));
        Assert.That(File.ReadAllLines(files["out/claims.csv"])[^1], Does.StartWith("rx-2,"));
    }

    [Test]
    public void Patient_Malformed_TakesTheClaimsAlong()
    {
        using var files = Published(
            ["e1,2022-01-05,,bob,,ambulatory,,10.00", "e2,2022-01-05,,ann,,ambulatory,,10.00"], [], "bob,yesterday,,M,5");
        var result = Import(files);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith("patients.csv, row 2, column BIRTHDATE: "));
        Assert.That(result.ErrorLines[1], Does.Contain("1 claims were left out"));
        Assert.That(result.Output, Does.Contain("claims: 1").And.Contain("members: 1"));
    }

    [Test]
    public void Folder_WithoutMedications_HasNoPrescriptions()
    {
        using var files = Published(["e1,2022-01-05,,ann,,ambulatory,,10.00"], []);
        File.Delete(files["medications.csv"]);
        var result = Import(files);
        Assert.That((result.Code, result.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(result.Output, Does.Contain("  prescriptions: 0"));
    }

    private static DataFiles Published(string[] encounters, string[] medications, params string[] patients) =>
        new DataFiles()
            .Write("patients.csv", [Patients, "ann,1980-02-01,,F,31234", .. patients])
            .Write("encounters.csv", [Encounters, .. encounters])
            .Write("medications.csv", [Medications, .. medications]);

    private static CommandResult Import(DataFiles files, params string[] more) =>
        CommandLine.Run(["import", "synthea", files.Folder, "--out", files["out"], .. more]);
}
