namespace ClaimsGateway.Tests.Sandbox;

/// <summary>A folder for one test's ledger.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("claims-gateway-test-");

    public string Database => Path.Combine(_directory.FullName, "made", "sandbox.db");

    public string[] SandboxArguments => ["--Claims:Mode=sandbox", $"--Claims:Database={Database}"];

    public void Dispose() => _directory.Delete(recursive: true);
}
