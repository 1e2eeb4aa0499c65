using System.Globalization;
using System.Runtime.InteropServices;
using ClaimsEngine.Audit;
using ClaimsEngine.Export;
using ClaimsEngine.Hosting;
using ClaimsRules.Policies;

// The process knows cultures, which SQL Server's client asks for, and speaks none of them.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is ["audit", .. var audit])
    return AuditCommand.Run(audit, Console.Out, Console.Error, TimeProvider.System);
if (BackupCommand.Names(args)) return BackupCommand.Run(args, Console.Out, Console.Error);
if (ExportCommand.Names(args))
{
    using var stop = new CancellationTokenSource();
    using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });
    return ExportCommand.Run(args, Console.Out, Console.Error, stop.Token);
}

try
{
    var options = EngineArguments.Read(args, Environment.GetEnvironmentVariable);
    await using var engine = EngineHost.Build(options with { Logging = Log });
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    await engine.StartAsync();
    Console.WriteLine($"The engine listens on {string.Join(", ", engine.Urls)}.");
    await engine.WaitForShutdownAsync();
    return 0;

    // What the framework says of every single call costs more than deciding it: metrics count the calls.
    static void Log(ILoggingBuilder logging) => logging.AddSimpleConsole()
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Grpc", LogLevel.Warning);

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        engine.Lifetime.StopApplication();
    }
}
catch (Exception e) when (e is ArgumentException or IOException or InvalidOperationException or PolicyFormatException)
{
    await Console.Error.WriteLineAsync(e.Message);
    await Console.Error.WriteLineAsync(EngineArguments.Usage);
    return 1;
}
