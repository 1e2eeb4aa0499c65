using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.Sandbox;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Nhsa;

namespace ClaimsGateway.Tests.Sandbox;

[CancelAfter(60_000)]
public class SandboxTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DropFolder() => _folder.Dispose();

    [Test]
    public async Task Start_FreshFile_SaysWhatItIs()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);

        Assert.That(gateway.Greeting, Does.StartWith("Claims sandbox 门诊结算沙箱"));
        Assert.That(gateway.Greeting, Does.Contain("2022-12-31 12:00 +08:00").And.Contain("sandbox.db"));
        Assert.That(gateway.Greeting, Does.Contain("loopback only").And.Contain("只监听本机"));
    }

    [Test]
    public async Task Start_FreshFile_SpeaksTheNationalInterface()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
        var report = Reports.Of("9001", Reports.SignIn, "hospital-1-20221231120000-0001", SandboxPeople.HospitalLevel1);

        using var answer = await gateway.Http.PostAsync(
            new Uri("/nhsa/9001", UriKind.Relative), new StringContent(report.ToJsonString()));

        var envelope = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.That(envelope["infcode"]!.ToString(), Is.EqualTo("0"), envelope.ToJsonString());
        Assert.That(gateway.Greeting, Does.Contain("/nhsa/{infno}"));
    }

    [Test]
    public async Task Start_FreshFile_HasEveryInstitution()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
        var client = new InstitutionService.InstitutionServiceClient(gateway.Channel);

        foreach (var institution in SandboxPeople.Institutions)
        {
            var kept = await client.GetInstitutionAsync(
                new GetInstitutionRequest { InstitutionId = institution.InstitutionId });
            Assert.That(kept.Institution, Is.EqualTo(institution));
        }
    }

    [TestCase("member-active", MemberCategory.Active, 42_000)]
    [TestCase("member-retiree", MemberCategory.RetireeUnder70, 54_000)]
    [TestCase("member-retiree-70", MemberCategory.RetireeFrom70, 55_000)]
    [TestCase("member-veteran", MemberCategory.RetireeFrom70, 6_000)]
    public async Task Start_FreshFile_MemberIsEntitled(string id, MemberCategory category, long balanceFen)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);

        var member = await new MemberService.MemberServiceClient(gateway.Channel)
            .GetMemberAsync(new GetMemberRequest { MemberId = id });

        Assert.That(member.Entitlement.Category, Is.EqualTo(category));
        Assert.That(member.BalanceFen, Is.EqualTo(balanceFen));
    }

    [TestCase("member-resident", Reason.BenefitNotDefined)]
    [TestCase("member-ended", Reason.CoverageEnded)]
    public async Task Start_FreshFile_MemberWouldBeRefused(string id, Reason reason)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);

        var member = await new MemberService.MemberServiceClient(gateway.Channel)
            .GetMemberAsync(new GetMemberRequest { MemberId = id });

        Assert.That(member.Refusal.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Restart_AfterAChange_KeepsTheChangeAndTheBalance()
    {
        var changed = SandboxPeople.Members[0].Member.Clone();
        changed.Periods[0].ContributionBaseFen = 1_000_000;
        await using (var first = await GatewayUnderTest.StartAsync(_folder.SandboxArguments))
        {
            await new MemberService.MemberServiceClient(first.Channel)
                .UpsertMemberAsync(new UpsertMemberRequest { Member = changed });
        }

        await using var second = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
        var member = await new MemberService.MemberServiceClient(second.Channel)
            .GetMemberAsync(new GetMemberRequest { MemberId = changed.MemberId });

        Assert.That(member.Member, Is.EqualTo(changed));
        Assert.That(member.BalanceFen, Is.EqualTo(42_000));
    }

    [Test]
    public async Task Start_AccountOpenedBeforeWithAnotherBalance_ThatStands()
    {
        string[] production = ["--Claims:Mode=production", $"--Claims:Database={_folder.Database}"];
        var retiree = SandboxPeople.Members.Single(m => m.Member.MemberId == "member-retiree").Member;
        await using (var before = await GatewayUnderTest.StartAsync(production))
        {
            await new MemberService.MemberServiceClient(before.Channel)
                .UpsertMemberAsync(new UpsertMemberRequest { Member = retiree });
            await new AccountService.AccountServiceClient(before.Channel)
                .OpenAccountAsync(new OpenAccountRequest { MemberId = retiree.MemberId, BalanceFen = 7 });
        }

        await using var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
        var balance = await new AccountService.AccountServiceClient(gateway.Channel)
            .GetBalanceAsync(new GetBalanceRequest { MemberId = retiree.MemberId });

        Assert.That(balance.BalanceFen, Is.EqualTo(7 + 4_000));
    }

    [TestCase("2022-06-30T23:59+08:00", "first-20220630")]
    [TestCase("2022-06-30T16:00+00:00", "first-20220701")]
    public async Task Start_ClockElsewhere_FirstClaimIsOfThatDayInShanghai(string now, string claimNumber)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            [.. _folder.SandboxArguments, $"--Claims:Sandbox:Now={now}"]);
        var curl = PrintedCurl.In(gateway.Greeting);

        using var response = await curl.SendAsync(gateway.Http);

        var settlement = (await response.JsonAsync()).GetProperty("settlement");
        Assert.That(settlement.GetProperty("claimNumber").GetString(), Is.EqualTo(claimNumber));
    }

    [Test]
    public async Task Start_ClockBeforeTheCircular_StartsAndRefusesTheClaim()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            [.. _folder.SandboxArguments, "--Claims:Sandbox:Now=2021-06-30T12:00+08:00"]);

        using var response = await PrintedCurl.In(gateway.Greeting).SendAsync(gateway.Http);

        var refusal = (await response.JsonAsync()).GetProperty("refusal");
        Assert.That(refusal.GetProperty("reason").GetString(), Is.EqualTo("REASON_POLICY_NOT_IN_FORCE"));
    }

    [Test]
    public async Task Production_OnItsOwnFile_IsEmpty()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            ["--Claims:Mode=production", $"--Claims:Database={_folder.Database}"]);

        using var response = await gateway.Http.GetAsync("/v1/members/member-active");

        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(gateway.Greeting, Does.StartWith("Claims gateway").And.Not.Contain("curl"));
    }

    [Test]
    public async Task Health_EmbeddedEngine_Ready()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);

        Assert.That(await gateway.Http.GetStringAsync("/health/ready"), Is.EqualTo("Healthy"));
    }

    [Test]
    public async Task Stop_Graceful_LeavesNoSocketBehind()
    {
        string socket;
        await using (var gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments))
        {
            var started = gateway.Logs.Single(log => log.Event == "EngineStarted").Text;
            socket = started[started.IndexOf('/', StringComparison.Ordinal)..].Trim();
            Assert.That(File.Exists(socket), Is.True, socket);
        }

        Assert.That(Directory.Exists(Path.GetDirectoryName(socket)), Is.False);
    }
}
