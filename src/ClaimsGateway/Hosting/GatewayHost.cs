using ClaimsGateway.Embedded;
using ClaimsGateway.Errors;
using ClaimsGateway.Forwarding;
using ClaimsGateway.Identity;
using ClaimsGateway.Identity.DevCerts;
using ClaimsGateway.Json;
using ClaimsGateway.Limits;
using ClaimsGateway.Metrics;
using ClaimsGateway.Nhsa;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Nhsa.Signatures;
using ClaimsGateway.OpenApi;
using ClaimsGateway.Sandbox;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;

namespace ClaimsGateway.Hosting;

/// <summary>Builds, starts and runs the gateway.</summary>
public static class GatewayHost
{
    /// <summary>
    /// Runs the gateway until it is told to stop. 0 after a graceful stop, 1 when the configuration or a
    /// port cannot be used: the reason is one line on standard error.
    /// </summary>
    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is ["verify-signature", .. var words])
            return VerifySignatureCommand.Run(words, Console.Out, Console.Error);
        if (args is ["dev-certs", .. var asked])
            return DevCertsCommand.Run(asked, Console.Out, Console.Error);
        try
        {
            if (args is ["import-identities", var path, .. var rest])
                return await ImportIdentitiesAsync(path, rest);
            await using var app = await StartAsync(args, Console.Out);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return await RefuseAsync(
                $"{e.Message} Choose other ports with --Claims:HttpPort and --Claims:GrpcPort.");
        }
        catch (Exception e) when (e is GatewayStartException or IOException)
        {
            return await RefuseAsync(e.Message);
        }
    }

    /// <summary>Starts the gateway, and its own engine when it has one; then says where it listens.</summary>
    /// <param name="args">Configuration, such as <c>--Claims:HttpPort=0</c>.</param>
    /// <param name="output">Where the greeting is printed.</param>
    /// <param name="configure">More services, for those who embed the gateway.</param>
    /// <exception cref="GatewayStartException">The configuration or the database cannot be used.</exception>
    /// <exception cref="IOException">A port is in use, or the database cannot be made.</exception>
    public static async Task<WebApplication> StartAsync(
        string[] args, TextWriter output, Action<IServiceCollection>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        var builder = WebApplication.CreateSlimBuilder(args);
        var plan = GatewayPlan.From(builder.Configuration);
        ConfigureLogging(builder.Logging);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => GatewayLimits.Apply(kestrel, plan));
        AddServices(builder.Services, plan);
        builder.Services.AddTelemetry(builder.Configuration);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        try
        {
            MapRoutes(app);
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        await output.WriteAsync(Greeting.Text(plan, [.. app.Urls]));
        return app;
    }

    /// <summary>Takes identities for the national interface in from a file. 0 when every line was taken.</summary>
    private static async Task<int> ImportIdentitiesAsync(string path, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var plan = GatewayPlan.From(builder.Configuration);
        if (plan.Nhsa is null) return await RefuseAsync("Claims:Nhsa:Database must be set.");
        builder.Services.AddForwarding();
        builder.Services.AddSingleton(plan);
        builder.Services.AddIdentity(plan);
        builder.Services.AddNhsa(plan.Nhsa);
        await using var app = builder.Build();
        using var text = File.OpenText(path);
        var (taken, wrong) = app.Services.GetRequiredService<IdentityImport>().Read(text, Console.Error);
        Console.WriteLine($"taken 已登记 {taken}, wrong 有误 {wrong}");
        return wrong == 0 ? 0 : 1;
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync($"Cannot start 无法启动: {reason}");
        return 1;
    }

    /// <summary>Warnings and worse, one line each; <c>Logging:LogLevel</c> says otherwise.</summary>
    private static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
        logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is reported once, by RunAsync, without a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It warns of services that JSON does not reach; PassedCalls is meant for gRPC alone.
        logging.AddFilter(
            "Microsoft.AspNetCore.Grpc.JsonTranscoding.Internal.Binding.JsonTranscodingServiceMethodProvider",
            LogLevel.Error);
    }

    private static void AddServices(IServiceCollection services, GatewayPlan plan)
    {
        services.AddSingleton(plan);
        services.AddIdentity(plan);
        // Started before Kestrel listens and stopped after it has drained, in this order.
        if (plan.HostsEngine)
        {
            services.AddSingleton<EmbeddedEngine>();
            services.AddHostedService(provider => provider.GetRequiredService<EmbeddedEngine>());
        }

        if (plan.IsSandbox)
            services.AddSandbox();
        if (plan.Nhsa is not null)
            services.AddNhsa(plan.Nhsa);
        services.AddForwarding();
        services.AddLimits();
        services.AddJson();
        services.AddSingleton<ContractDocument>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
    }

    private static void MapRoutes(WebApplication app)
    {
        var plan = app.Services.GetRequiredService<GatewayPlan>();
        if (plan.IsSandbox)
            app.UseTroubles();
        app.UseJsonErrors();
        app.UseMiddleware<IdentityDoor>();
        app.UseMiddleware<Admission>();
        app.UseJsonCheck();
        app.UseMiddleware<MessageCheck>();
        app.MapForwarding();
        if (plan.IsSandbox)
            app.MapSandbox();
        app.MapContractDocument();
        if (plan.Nhsa is not null)
            app.MapNhsa();
    }
}
