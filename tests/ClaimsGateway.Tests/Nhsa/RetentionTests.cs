namespace ClaimsGateway.Tests.Nhsa;

internal sealed class RetentionTests
{
    [Test]
    public async Task Visits_PastTheirTime_AreForgottenUnlessUnsettled()
    {
        await using var host = await NhsaHost.StartAsync();
        var open = await host.RegisterWithLineAsync("10");
        var settledVisit = await host.RegisterWithLineAsync("1000");
        var settled = await host.CallAsync("2207", Reports.Settlement(settledVisit, "1000"));
        host.Clock.Advance(TimeSpan.FromDays(401));
        await host.SignInAsync();

        var gone = await host.CallAsync("2208", Reports.Reversal((string)settled.SetlInfo["setl_id"]!, settledVisit));
        Assert.That(gone.Error, Does.Contain("setl_id"));
        Assert.That((await host.CallAsync("2207", Reports.Settlement(open, "10"))).IsSuccess, Is.True);
    }
}
