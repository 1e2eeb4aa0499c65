using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Storage;

/// <summary>What was answered is there after a restart, and answered alike.</summary>
internal sealed class RestartTests
{
    [Test]
    public async Task Restart_EverythingAnswered_IsAnsweredAlike()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        var before = await AskAsync(engine);
        engine.Clock.Advance(TimeSpan.FromMinutes(5));
        await engine.RestartAsync();
        Assert.That(await AskAsync(engine), Is.EqualTo(before));
    }

    [Test]
    public async Task Restart_WithAnotherPolicy_ExplainsOldClaimsUnderTheirs()
    {
        string? directory = null;
        await using var engine = await TestEngine.StartAsync(options =>
            directory is null ? options : options with { PolicyDirectory = directory });
        await engine.RegisterAllAsync(Given.Active());
        var settled = await engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 900_000));
        var credited = await engine.CreditAsync("M1", "2022-03-01");

        directory = Path.Combine(engine.Directory.FullName, "policy");
        SupposedPolicy.Write2023(directory, 90_000, 80_000, 75_000);
        await engine.RestartAsync();
        var again = await engine.GetClaimAsync("H1", "C1");
        Assert.That(again.Settlement, Is.EqualTo(settled));
        Assert.That(await engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 900_000)), Is.EqualTo(settled));
        Assert.That(await engine.CreditAsync("M1", "2022-03-01"), Is.EqualTo(credited));
        var other = await engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 100));
        Assert.That(other.PolicyHash, Is.Not.EqualTo(settled.PolicyHash));
    }

    private static async Task<string> AskAsync(TestEngine engine)
    {
        var opened = await engine.OpenAsync("M1", 7_000);
        var credited = await engine.CreditAsync("M1", "2022-03-01");
        var first = await engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 900_000, 850_000));
        var second = await engine.SettleAsync(Given.Claim("C2", "H3", "2022-03-02", 100_000));
        var reversed = await engine.ReverseAsync("H1", "C1");
        var member = await engine.Members.GetMemberAsync(new GetMemberRequest { MemberId = "M1" });
        return string.Join('\n', opened, credited, first, second, reversed, member);
    }
}
