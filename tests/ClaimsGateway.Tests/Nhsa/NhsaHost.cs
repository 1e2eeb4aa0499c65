using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Tests.Nhsa.Engine;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>
/// The national interface over HTTP, in front of a service of the test's own. Stops at a logged error.
/// </summary>
internal sealed class NhsaHost : IAsyncDisposable
{
    public const string Name = "测试甲";
    public const string Certificate = "99999919860101001X";

    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly ErrorWatch _errors;
    private readonly DirectoryInfo? _folder;
    private readonly HashSet<string> _settlementsOf = [];
    private int _number;

    private NhsaHost(WebApplication app, TestEngine engine, ErrorWatch errors, string database, DirectoryInfo? folder)
    {
        (_app, Engine, _errors, Database, _folder) = (app, engine, errors, database, folder);
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public TestEngine Engine { get; }

    public string Database { get; }

    /// <summary>The transactions that answered a settlement's amounts.</summary>
    public IReadOnlyCollection<string> SettlementsOf => _settlementsOf;

    public FakeTimeProvider Clock { get; private init; } = null!;

    public IServiceProvider Services => _app.Services;

    /// <summary>
    /// Starts the interface, signed in for hospital and pharmacy unless told otherwise, in front of the
    /// test's
    /// service or of another one.
    /// </summary>
    public static async Task<NhsaHost> StartAsync(
        Func<NhsaOptions, NhsaOptions>? configure = null,
        TestEngine? engine = null,
        string? database = null,
        bool signIn = true,
        CallInvoker? service = null)
    {
        var folder = database is null ? Directory.CreateTempSubdirectory("nhsa-test-") : null;
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)));
        var options = new NhsaOptions
        {
            Database = database ?? Path.Combine(folder!.FullName, "nhsa.db"),
            IdentityKey = NhsaOptions.SandboxKey,
            Clock = clock,
        };
        options = configure?.Invoke(options) ?? options;
        engine ??= await TestEngine.StartAsync();
        var errors = new ErrorWatch();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(service ?? engine.Channel.CreateCallInvoker());
        builder.Services.AddNhsa(options);
        var app = builder.Build();
        app.MapNhsa();
        await app.StartAsync();
        var host = new NhsaHost(app, engine, errors, options.Database, folder) { Clock = clock };
        host.Register(new PersonIdentity(TestEngine.Worker, "01", Certificate, Name, "1", "01"));
        if (signIn) await host.SignInAsync();
        return host;
    }

    public void Register(PersonIdentity identity)
    {
        if (!Services.GetRequiredService<IdentityRegistry>().Register(identity))
            throw new InvalidOperationException("The certificate number is taken.");
    }

    public async Task SignInAsync()
    {
        foreach (var institution in new[] { TestEngine.Hospital, TestEngine.Pharmacy })
        {
            var answer = await CallAsync("9001", Reports.SignIn, institution: institution);
            Assert.That(answer.IsSuccess, Is.True, $"{answer.Text} {string.Join(Environment.NewLine, _errors.Messages)}");
        }
    }

    /// <summary>A msgid that was not used before.</summary>
    public string NewMsgId(string institution = TestEngine.Hospital) =>
        $"{institution}20221231120000{Interlocked.Increment(ref _number) % 10_000:D4}";

    /// <summary>Sends a transaction to the one address. The amounts of every settlement answered hold together.</summary>
    public async Task<NhsaAnswer> CallAsync(
        string infno, JsonObject input, string? msgId = null, string institution = TestEngine.Hospital)
    {
        var answer = await PostAsync(
            Reports.Of(infno, input, msgId ?? NewMsgId(institution), institution).ToJsonString());
        if (answer.MediaType == "application/json" && AnswerIdentities.Check(answer.Json)) _settlementsOf.Add(infno);
        return answer;
    }

    /// <summary>Posts a body.</summary>
    public async Task<NhsaAnswer> PostAsync(string body, string path = "/fsi/api/rsfComIfsService/callService")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new("application/json");
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return new NhsaAnswer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Posts a request made by the test.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Stops the gateway; service and database stay.</summary>
    public async Task StopAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Assert.That(_errors.Messages, Is.Empty, "logged errors");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Engine.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    /// <summary>Everything that was logged, and errors apart.</summary>
    public IReadOnlyCollection<string> Logged => _errors.All;

    private sealed class ErrorWatch : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = new();

        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            All.Enqueue(formatter(state, exception));
            if (logLevel >= LogLevel.Error) Messages.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
