using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace EndToEnd.House;

/// <summary>Dependencies point one way: Gateway → proto ← Engine → Rules ← Replay → proto.</summary>
internal sealed class ArchitectureTests
{
    private static readonly Assembly Rules = Assembly.Load("ClaimsRules");
    private static readonly Assembly Proto = Assembly.Load("ClaimsProto");
    private static readonly Assembly Engine = Assembly.Load("ClaimsEngine");
    private static readonly Assembly Gateway = Assembly.Load("ClaimsGateway");
    private static readonly Assembly Replay = Assembly.Load("ClaimsReplay");
    private static readonly Architecture House =
        new ArchLoader().LoadAssemblies(Rules, Proto, Engine, Gateway, Replay).Build();

    [Test]
    public void Rules_KnowNobody()
    {
        MustNotUse(Rules, Proto, Engine, Gateway, Replay);
        var packages = Rules.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.That(packages, Is.Empty, "the rules use no package");
    }

    [Test]
    public void Contract_KnowsNobody() => MustNotUse(Proto, Rules, Engine, Gateway, Replay);

    [Test]
    public void Engine_KnowsRulesAndContract() => MustNotUse(Engine, Gateway, Replay);

    [Test]
    public void Replay_KnowsRulesAndContract() => MustNotUse(Replay, Gateway, Engine);

    [Test]
    public void Gateway_KnowsNoRulesAndNoReplay() => MustNotUse(Gateway, Rules, Replay);

    [Test]
    public void Gateway_NamesTheEngineInOneFile()
    {
        var files = Repository.Files(".cs")
            .Where(path => path.StartsWith("src/ClaimsGateway/", StringComparison.Ordinal))
            .Where(path => Repository.Lines(path).Any(line => line.Contains("ClaimsEngine", StringComparison.Ordinal)));
        Assert.That(files.ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Rules_DoNoInputOrOutput()
    {
        string[] banned = ["System.IO.File", "System.Net", "System.Threading", "System.Data", "System.Console"];
        var named = Repository.Files(".cs").Where(path => path.StartsWith("src/ClaimsRules/", StringComparison.Ordinal))
            .Where(path => Repository.Lines(path).Any(line => banned.Any(name =>
                line.Contains($"using {name}", StringComparison.Ordinal)
                || line.Contains($"{name}.", StringComparison.Ordinal))));
        Assert.That(named, Is.Empty);
        var assemblies = Rules.GetReferencedAssemblies().Select(assembly => assembly.Name);
        Assert.That(assemblies, Has.None.Matches<string?>(name =>
            banned.Any(room => name!.StartsWith(room, StringComparison.Ordinal))));
    }

    private static void MustNotUse(Assembly room, params Assembly[] others)
    {
        foreach (var other in others)
        {
            Types().That().ResideInAssembly(room).Should().NotDependOnAnyTypesThat().ResideInAssembly(other)
                .WithoutRequiringPositiveResults().Check(House);
        }
    }
}
