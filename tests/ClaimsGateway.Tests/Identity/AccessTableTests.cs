using Claims.V1;
using ClaimsGateway.Identity;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Identity;

/// <summary>Everything that is served stands in the access table, and the table names nothing else.</summary>
[CancelAfter(60_000)]
internal sealed class AccessTableTests
{
    private TemporaryFolder _folder = null!;
    private GatewayUnderTest _gateway = null!;
    private Endpoint[] _endpoints = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
        _endpoints = [.. _gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints];
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public void Call_EachOfTheContract_HasARule() => Assert.That(
        CallsOfTheContract(), Is.EquivalentTo(AccessTable.Calls.Select(rule => rule.Name)));

    [Test]
    public void Endpoint_Each_HasARule()
    {
        var missing = _endpoints.Where(endpoint => AccessTable.Of(endpoint) is null).Select(AccessTable.NameOf);
        Assert.That(string.Join('\n', missing.Distinct()), Is.Empty);
    }

    [Test]
    public void Rule_EachOfARoute_HasAnEndpoint()
    {
        var served = _endpoints.Select(AccessTable.NameOf).ToHashSet();
        var rules = AccessTable.Calls.Concat(AccessTable.Routes).Select(rule => rule.Name);
        Assert.That(rules.Where(name => !served.Contains(name)), Is.Empty);
    }

    [Test]
    public void Transaction_Each_HasARule() => Assert.That(
        TransactionTables.All.Select(table => table.Infno),
        Is.EquivalentTo(AccessTable.Transactions.Select(rule => rule.Name)));

    [Test]
    public void Rule_Each_IsPublicOrNamesARole() => Assert.That(
        AccessTable.Calls.Concat(AccessTable.Routes).Concat(AccessTable.Transactions)
            .Where(rule => rule.IsPublic == (rule.Roles != Roles.None)),
        Is.Empty);

    [Test]
    public void Call_ThatWritesOrListsMembers_IsPublicToNobody() =>
        Assert.That(AccessTable.Calls.Where(rule => rule.IsPublic), Is.Empty);

    /// <summary>Every service of the assembly of the contract, so that a new one is seen.</summary>
    private static IEnumerable<string> CallsOfTheContract() =>
        typeof(ReasonReflection).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods.Select(method => $"{service.FullName}/{method.Name}"));
}
