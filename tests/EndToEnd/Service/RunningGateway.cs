using System.Text.RegularExpressions;

namespace EndToEnd.Service;

/// <summary>A gateway with an engine of its own, freshly started in a folder of its own.</summary>
internal sealed partial class RunningGateway : IAsyncDisposable
{
    private readonly RunningProgram _program;
    private readonly DirectoryInfo _folder;

    private RunningGateway(RunningProgram program, DirectoryInfo folder, IReadOnlyList<string> greeting)
    {
        _program = program;
        _folder = folder;
        var text = string.Join('\n', greeting);
        JsonAddress = Address().Matches(text)[0].Value;
        GrpcAddress = GrpcLine().Match(text).Groups["address"].Value;
        Curl = greeting[^1];
    }

    /// <summary>Where JSON is served.</summary>
    public string JsonAddress { get; }

    /// <summary>Where gRPC is served.</summary>
    public string GrpcAddress { get; }

    /// <summary>The database of its engine.</summary>
    public string Database => _folder.GetFiles("sandbox.db", SearchOption.AllDirectories).Single().FullName;

    /// <summary>The line that it prints to paste.</summary>
    public string Curl { get; }

    /// <summary>Starts one on free ports.</summary>
    public static RunningGateway Start()
    {
        var folder = Directory.CreateTempSubdirectory("claims-e2e-");
        var program = RunningProgram.Start(
            "ClaimsGateway", folder.FullName, "--Claims:HttpPort=0", "--Claims:GrpcPort=0");
        return new RunningGateway(
            program, folder, program.ReadUntil(line => line.StartsWith("curl ", StringComparison.Ordinal)));
    }

    /// <summary>Starts one on free ports before engines that run already.</summary>
    /// <param name="engines">Their addresses, such as <c>unix:/run/claims.sock</c>.</param>
    public static RunningGateway StartBefore(IEnumerable<string> engines)
    {
        var folder = Directory.CreateTempSubdirectory("claims-e2e-");
        var program = RunningProgram.Start(
            "ClaimsGateway", folder.FullName, "--Claims:HttpPort=0", "--Claims:GrpcPort=0",
            $"--Claims:Engine:Address={string.Join(',', engines)}");
        return new RunningGateway(program, folder, program.ReadUntil(line => GrpcLine().IsMatch(line)));
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"gRPC\s+(?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex GrpcLine();
}
