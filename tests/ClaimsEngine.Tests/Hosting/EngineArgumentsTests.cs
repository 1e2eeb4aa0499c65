using ClaimsEngine.Hosting;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>The command line and the environment of a stand-alone engine.</summary>
internal sealed class EngineArgumentsTests
{
    [Test]
    public void Read_CommandLine_WinsOverEnvironment()
    {
        Dictionary<string, string> environment = new()
        {
            ["CLAIMS_ENGINE_DATABASE"] = "env.db",
            ["CLAIMS_ENGINE_PORT"] = "7",
            ["CLAIMS_ENGINE_REQUEST_BYTES"] = "4096",
        };
        var options = EngineArguments.Read(
            ["--database", "args.db", "--socket", "s.sock", "--queue", "10", "--batch", "5", "--policy", "p"],
            environment.GetValueOrDefault);
        Assert.That(options.DatabasePath, Is.EqualTo("args.db"));
        Assert.That(options.UnixSocket, Is.EqualTo("s.sock"));
        Assert.That(options.PolicyDirectory, Is.EqualTo("p"));
        Assert.That(
            (options.Port, options.QueueCapacity, options.MostPerBatch, options.MostRequestBytes),
            Is.EqualTo((7, 10, 5, 4096)));
    }

    [Test]
    public void Read_ConnectionFromTheEnvironment_IsKeptOutOfWhatIsShown()
    {
        var options = EngineArguments.Read(
            [], name => name == "CLAIMS_ENGINE_SQLSERVER" ? "Server=s;Database=d;Password=secret" : null);
        Assert.That(options.SqlServer, Does.Contain("secret"));
        Assert.That(options.DatabasePath, Is.Null);
        Assert.That(options.ToString(), Does.Not.Contain("secret"));
    }

    [Test]
    public void Read_FileOnTheCommandLine_WinsOverAConnectionInTheEnvironment()
    {
        var options = EngineArguments.Read(
            ["--database", "args.db"], name => name == "CLAIMS_ENGINE_SQLSERVER" ? "Server=s;Database=d" : null);
        Assert.That((options.DatabasePath, options.SqlServer), Is.EqualTo(("args.db", (string?)null)));
    }

    [TestCase("No database is named; a SQLite file or a SQL Server connection is required.")]
    [TestCase(
        "Two databases are named; either a SQLite file or a SQL Server connection is allowed.",
        "--database", "x", "--sqlserver", "Server=s;Database=d")]
    [TestCase(
        "--prot is no option. Known: --database, --sqlserver, --policy, --socket, --port, --certificate, --gateway, "
        + "--listen, --queue, --batch, --request-bytes.",
        "--prot", "1")]
    [TestCase("--port lacks its value.", "--database", "x", "--port")]
    [TestCase("--port is '-5'; a whole number is required.", "--database", "x", "--port", "-5")]
    [TestCase("Port is 70000; 0 to 65535 are allowed.", "--database", "x", "--port", "70000")]
    public void Read_Wrong_SaysWhatIsAllowed(string message, params string[] args) =>
        Assert.That(() => EngineArguments.Read(args, _ => null), Throws.ArgumentException.With.Message.EqualTo(message));
}
