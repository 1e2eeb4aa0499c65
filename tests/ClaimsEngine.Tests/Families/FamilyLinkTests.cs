using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Families;

/// <summary>Links are dated, ranked and only ever added to.</summary>
internal sealed class FamilyLinkTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"), Given.Active("M3"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task LinkFamily_Again_AnswersTheSameAndAddsNothing()
    {
        var link = AccountCalls.Link("M1", "M2", until: "2023-05-05", application: "2022-08-01");
        Assert.That(await _engine.LinkAsync(link), Is.EqualTo(link));
        Assert.That(await _engine.LinkAsync(link), Is.EqualTo(link));
        Assert.That(CountVersions(), Is.EqualTo(1));
    }

    [TestCase("M1", 2, "2022-06-01", null, Description = "the two are linked then")]
    [TestCase("M3", 1, "2022-06-01", null, Description = "the priority is taken then")]
    [TestCase("M3", 1, "2021-01-01", "2022-03-01", Description = "the last day is the first of the other")]
    public async Task LinkFamily_Overlap_IsRefused(string owner, int priority, string from, string? until)
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2", 1, "2022-03-01"));
        var error = await FailAsync(AccountCalls.Link(owner, "M2", priority, from, until));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.AlreadyExists, "LINK_OVERLAPS")));
        Assert.That(CountVersions(), Is.EqualTo(1));
    }

    [Test]
    public async Task LinkFamily_OneAfterTheOther_MayShareAPriority()
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2", 1, "2022-01-01", "2022-06-30"));
        await _engine.LinkAsync(AccountCalls.Link("M3", "M2", 1, "2022-07-01", "2022-12-31"));
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2", 1, "2023-01-01"));
        Assert.That(CountVersions(), Is.EqualTo(3));
    }

    [Test]
    public async Task LinkFamily_BothWays_IsAllowed()
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2"));
        await _engine.LinkAsync(AccountCalls.Link("M2", "M1"));
        var links = await ListAsync("M1");
        Assert.That(links.AsOwner.Single().RelativeMemberId, Is.EqualTo("M2"));
        Assert.That(links.AsRelative.Single().OwnerMemberId, Is.EqualTo("M2"));
    }

    [Test]
    public async Task LinkFamily_ManyAtOnce_OneHasThePriority()
    {
        await _engine.RegisterAllAsync([.. Enumerable.Range(10, 12).Select(i => Given.Active($"M{i}"))]);
        var outcomes = await Task.WhenAll(Enumerable.Range(10, 12).Select(async i =>
        {
            try
            {
                await _engine.LinkAsync(AccountCalls.Link($"M{i}", "M2"));
                return "";
            }
            catch (RpcException e)
            {
                return ErrorDetail.Of(e).Reason;
            }
        }));
        Assert.That(outcomes.Count(outcome => outcome.Length == 0), Is.EqualTo(1));
        Assert.That(outcomes.Where(outcome => outcome.Length > 0), Has.All.EqualTo("LINK_OVERLAPS"));
    }

    [Test]
    public async Task LinkFamily_BadFields_NamesEach()
    {
        var link = new FamilyLink
        {
            OwnerMemberId = "M1",
            RelativeMemberId = "M1",
            Priority = 101,
            From = Given.Day("2022-03-02"),
            Until = Given.Day("2022-03-01"),
        };
        var error = await FailAsync(link);
        Assert.That(error.Violations.Keys, Is.EquivalentTo(new[]
        {
            "link.relative_member_id", "link.relation", "link.priority", "link.until",
        }));
    }

    [TestCase("M1", "M9")]
    [TestCase("M9", "M1")]
    public async Task LinkFamily_UnknownMember_IsNotFound(string owner, string relative) =>
        Assert.That((await FailAsync(AccountCalls.Link(owner, relative))).Reason, Is.EqualTo("MEMBER_NOT_FOUND"));

    [Test]
    public async Task EndFamilyLink_Twice_AnswersTheSameAndKeepsBothVersions()
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2"));
        var ended = await _engine.EndLinkAsync("M1", "M2", "2022-09-30");
        Assert.That(ended, Is.EqualTo(AccountCalls.Link("M1", "M2", until: "2022-09-30")));
        Assert.That(await _engine.EndLinkAsync("M1", "M2", "2022-09-30"), Is.EqualTo(ended));
        Assert.That(CountVersions(), Is.EqualTo(2));
        Assert.That((await ListAsync("M2")).AsRelative.Single(), Is.EqualTo(ended));
        Assert.That((await FailAsync(AccountCalls.Link("M1", "M2"))).Reason, Is.EqualTo("LINK_OVERLAPS"),
            "the link as it was is not the link as it is");
    }

    [Test]
    public async Task EndFamilyLink_Earlier_Shortens_ButLaterIsNotFound()
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2", until: "2022-09-30"));
        await _engine.EndLinkAsync("M1", "M2", "2022-08-31");
        var error = await ErrorDetail.OfAsync(() => _engine.EndLinkAsync("M1", "M2", "2022-09-30"));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.NotFound, "LINK_NOT_FOUND")));
    }

    [Test]
    public async Task EndFamilyLink_BeforeItsFirstDay_NamesTheField()
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2", from: "2022-03-01"));
        var error = await ErrorDetail.OfAsync(() => _engine.EndLinkAsync("M1", "M2", "2022-02-28"));
        Assert.That(error.Violations["until"], Does.Contain("2022-03-01"));
    }

    [TestCase("M1", "M3")]
    [TestCase("M2", "M1")]
    [TestCase("M8", "M9")]
    public async Task EndFamilyLink_NotLinked_IsNotFound(string owner, string relative)
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2"));
        var error = await ErrorDetail.OfAsync(() => _engine.EndLinkAsync(owner, relative, "2022-09-30"));
        Assert.That(error.Reason, Is.EqualTo("LINK_NOT_FOUND"));
    }

    [Test]
    public async Task ListFamilyLinks_Order_IsAsTheContractSays()
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M3", 2));
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2", 1, "2023-01-01"));
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2", 3, "2022-01-01", "2022-02-01"));
        await _engine.LinkAsync(AccountCalls.Link("M2", "M3", 1));
        Assert.That((await ListAsync("M1")).AsOwner.Select(link => (link.RelativeMemberId, link.From.Year)),
            Is.EqualTo(new[] { ("M2", 2022), ("M2", 2023), ("M3", 2022) }));
        Assert.That((await ListAsync("M3")).AsRelative.Select(link => link.OwnerMemberId),
            Is.EqualTo(new[] { "M2", "M1" }));
        var error = await ErrorDetail.OfAsync(() => ListAsync("M9"));
        Assert.That(error.Reason, Is.EqualTo("MEMBER_NOT_FOUND"));
    }

    [Test]
    public async Task Links_Recorded_MoveTheStateOfBothMembers()
    {
        Assert.That(StateVersions(), Is.EqualTo(new[] { 1, 1, 1 }));
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2"));
        Assert.That(StateVersions(), Is.EqualTo(new[] { 2, 2, 1 }));
        await _engine.EndLinkAsync("M1", "M2", "2022-09-30");
        Assert.That(StateVersions(), Is.EqualTo(new[] { 3, 3, 1 }));
    }

    [Test]
    public async Task Links_Stored_RefuseUpdateAndDelete()
    {
        await _engine.LinkAsync(AccountCalls.Link("M1", "M2"));
        using var database = _engine.OpenDatabase();
        Assert.That(() => database.Execute("UPDATE family_link SET priority = 2"),
            Throws.Exception.With.Message.Contains("never updated"));
        Assert.That(() => database.Execute("DELETE FROM family_link"),
            Throws.Exception.With.Message.Contains("never deleted"));
    }

    private async Task<ListFamilyLinksResponse> ListAsync(string member) =>
        await _engine.Families.ListFamilyLinksAsync(new ListFamilyLinksRequest { MemberId = member });

    private Task<ErrorDetail> FailAsync(FamilyLink link) => ErrorDetail.OfAsync(() => _engine.LinkAsync(link));

    private List<int> StateVersions()
    {
        using var database = _engine.OpenDatabase();
        return [.. database.Query<int>("SELECT version FROM member_state ORDER BY member")];
    }

    private long CountVersions()
    {
        using var database = _engine.OpenDatabase();
        return database.ExecuteScalar<long>("SELECT count(*) FROM family_link");
    }
}
