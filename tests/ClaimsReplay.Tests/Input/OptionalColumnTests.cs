namespace ClaimsReplay.Tests.Input;

internal sealed class OptionalColumnTests
{
    private const string Parts = ",fully_self_paid_fen,over_price_limit_fen,pre_self_paid_fen";

    [TestCase("30,20,10", true)]
    [TestCase(",,", true)]
    [TestCase("30,,10", true)]
    [TestCase("30,20,11", false)]
    [TestCase("30,20,9", false)]
    [TestCase("61,,", false)]
    public void OutOfScopeParts_MustAddUpToTheTotal(string parts, bool allowed)
    {
        using var files = DataFiles.Of(["A,1980-05-01,active,2010-01-01,0,0,"], [])
            .Write("claims.csv", DataFiles.ClaimHeader + Parts, $"c1,A,2022-02-01,hospital,1,100,40,true,{parts}");
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(allowed ? ExitCode.Done : ExitCode.MalformedRows));
        Assert.That(result.Total("claims"), Is.EqualTo(allowed ? 1 : 0));
        if (!allowed) Assert.That(result.Error, Does.StartWith("claims.csv, row 1, column total_fen: "));
    }

    [TestCase("", 0)]
    [TestCase("outpatient", 0)]
    [TestCase("emergency", 0)]
    [TestCase("chronic_special", 1)]
    public void VisitKind_ChronicOrSpecial_HasNoBenefit(string kind, int refused)
    {
        using var files = DataFiles.Of(["A,1980-05-01,active,2010-01-01,0,0,"], [])
            .Write("claims.csv", DataFiles.ClaimHeader + ",visit_kind", $"c1,A,2022-02-01,hospital,1,100,40,true,{kind}");
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.Zero, result.Error);
        Assert.That(result.Refused("benefit_not_defined"), Is.EqualTo(refused));
        Assert.That(result.Total("claims"), Is.EqualTo(1 - refused));
    }

    [TestCase("", 100)]
    [TestCase("unified", 100)]
    [TestCase("pooled_only", 0)]
    public void FundingMode_PooledOnly_HasNoCredits(string mode, int account)
    {
        using var files = DataFiles.Of([], ["c1,A,2022-01-01,hospital,1,100,40,true"])
            .Write("members.csv", DataFiles.MemberHeader + ",funding_mode", $"A,1980-05-01,active,2010-01-01,500000,0,,{mode}");
        Assert.That(CommandLine.Year2022(files.Folder).Total("account_fen"), Is.EqualTo(account));
    }
}
