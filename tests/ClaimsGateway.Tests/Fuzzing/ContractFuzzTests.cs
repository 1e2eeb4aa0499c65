using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Claims.V1;
using ClaimsGateway.OpenApi;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace ClaimsGateway.Tests.Fuzzing;

/// <summary>
/// A hundred thousand bent messages through the gateway, over a stream, single calls and JSON, into a real engine: each
/// is answered or refused, none half written.
/// </summary>
[CancelAfter(300_000)]
public partial class ContractFuzzTests
{
    private const int Seed = 20221231;
    private const int Streamed = 70_000;
    private const int Called = 24_000;
    private const int Posted = 6_000;
    private const int AtOnce = 48;
    private const long MostBytes = 400L * 1024 * 1024;

    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    // What a caller's message may be answered with; anything else is a fault of the service.
    private static readonly StatusCode[] Answers =
    [
        StatusCode.OK, StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.AlreadyExists,
        StatusCode.FailedPrecondition, StatusCode.ResourceExhausted, StatusCode.OutOfRange,
    ];

    // A sandbox's reset would take away what is counted.
    private static readonly MethodDescriptor[] Rpcs =
    [
        .. Contract.Load().HttpMethods.Where(rpc => !rpc.IsServerStreaming && rpc.Service.Name != "SandboxService")
            .Select(rpc => Generated(rpc)),
    ];

    // The contract with its HTTP annotations, by call.
    private static readonly Dictionary<string, MethodDescriptor> Rules =
        Contract.Load().HttpMethods.ToDictionary(rpc => rpc.FullName);

    private static readonly MethodDescriptor[] Often =
        [.. Rpcs.Where(rpc => rpc.Name is "Settle" or "Purchase" or "Reverse" or "Undo" or "Refund")];

    private readonly Acknowledged _acknowledged = new();
    private readonly ConcurrentDictionary<string, int> _statuses = new();
    private TemporaryFolder _folder = null!;
    private GatewayUnderTest _gateway = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _gateway = await GatewayUnderTest.StartAsync([.. _folder.SandboxArguments, "--Logging:LogLevel:Default=Warning"]);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Messages_ByTheHundredThousand_AreAnsweredAndNoneIsHalfWritten()
    {
        TestContext.Out.WriteLine($"seed {Seed}: {Streamed} streamed, {Called} called, {Posted} posted");
        await StreamAsync(new MessageFuzzer(Seed));
        await AtOnceAsync(new MessageFuzzer(Seed + 1), Called, CallAsync);
        await AtOnceAsync(new MessageFuzzer(Seed + 2), Posted, PostAsync);

        var told = string.Join(' ', _statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"));
        TestContext.Out.WriteLine($"{told} settled={_acknowledged.Settled} reversed={_acknowledged.Reversed}");
        Assert.That(_statuses.Values.Sum(), Is.EqualTo(Streamed + Called + Posted), "every message is answered");
        var allowed = Answers.Select(code => code.ToString()).Concat(["200", "400", "404", "409", "413", "414", "415", "429"]);
        Assert.That(_statuses.Keys, Is.SubsetOf(allowed), told);
        Assert.That(_acknowledged.Settled, Is.GreaterThan(1_000), "enough is settled to mean something");
        Assert.That(GC.GetTotalMemory(forceFullCollection: true), Is.LessThan(MostBytes));
        await CheckLedgerAsync();
    }

    /// <summary>What stands in the ledger is what was acknowledged, and it verifies.</summary>
    private async Task CheckLedgerAsync()
    {
        var books = new ReconciliationService.ReconciliationServiceClient(_gateway.Channel);
        var (settled, reversed) = (0L, 0L);
        var day = new Google.Type.Date { Year = 2022, Month = 12, Day = 31 };
        foreach (var institution in _acknowledged.Institutions)
        {
            var compared = await books.CompareTotalsAsync(new CompareTotalsRequest
            {
                InstitutionId = institution,
                From = day,
                Until = day,
                Totals = new ClaimTotals(),
            });
            (settled, reversed) = (settled + compared.Totals.Settled, reversed + compared.Totals.Reversed);
        }

        Assert.That((settled, reversed), Is.EqualTo(((long)_acknowledged.Settled, (long)_acknowledged.Reversed)));
        using var verify = new AuditService.AuditServiceClient(_gateway.Channel).Verify(new VerifyRequest());
        var breaks = new List<string>();
        await foreach (var found in verify.ResponseStream.ReadAllAsync())
        {
            if (found.Break is { } broken) breaks.Add(broken.ToString());
        }

        Assert.That(breaks, Is.Empty);
    }

    private async Task StreamAsync(MessageFuzzer fuzzer)
    {
        using var call = new AdjudicationService.AdjudicationServiceClient(_gateway.Channel).SettleStream();
        var reading = ReadAllAsync(call.ResponseStream);
        for (var i = 0; i < Streamed; i++)
            await call.RequestStream.WriteAsync((SettleStreamRequest)fuzzer.Message(SettleStreamRequest.Descriptor));
        await call.RequestStream.CompleteAsync();
        await reading;
    }

    private async Task ReadAllAsync(IAsyncStreamReader<SettleStreamResponse> answers)
    {
        await foreach (var answer in answers.ReadAllAsync())
        {
            Count(((StatusCode)(answer.Error?.Code ?? 0)).ToString());
            _acknowledged.Take(new SettleStreamRequest(), answer);
        }
    }

    private async Task AtOnceAsync(
        MessageFuzzer fuzzer, int count, Func<MethodDescriptor, IMessage, MessageFuzzer, Task> send)
    {
        // Made one after another, sent many at once: the messages are those of the seed.
        var inFlight = new HashSet<Task>();
        for (var i = 0; i < count; i++)
        {
            var rpc = fuzzer.OnceIn(3) ? fuzzer.Of(Rpcs) : fuzzer.Of(Often);
            inFlight.Add(send(rpc, fuzzer.Message(rpc.InputType), fuzzer));
            if (inFlight.Count < AtOnce) continue;
            var done = await Task.WhenAny(inFlight);
            inFlight.Remove(done);
            await done;
        }

        await Task.WhenAll(inFlight);
    }

    private Task CallAsync(MethodDescriptor rpc, IMessage request, MessageFuzzer fuzzer) =>
        CallAsync(rpc, request, fuzzer.Bytes(request));

    private async Task CallAsync(MethodDescriptor rpc, IMessage request, byte[] bytes)
    {
        var method = new Method<byte[], byte[]>(MethodType.Unary, rpc.Service.FullName, rpc.Name, Raw, Raw);
        try
        {
            var answer = await _gateway.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, bytes);
            Count(nameof(StatusCode.OK));
            _acknowledged.Take(Sent(rpc, bytes) ?? request, rpc.OutputType.Parser.ParseFrom(answer));
        }
        catch (RpcException e)
        {
            Count(e.StatusCode.ToString());
        }
    }

    private Task PostAsync(MethodDescriptor rpc, IMessage request, MessageFuzzer fuzzer) =>
        PostAsync(rpc, request, fuzzer.Json(JsonFormatter.Default.Format(BodyOf(rpc, request))));

    private async Task PostAsync(MethodDescriptor rpc, IMessage request, string json)
    {
        var rule = Contract.HttpRuleOf(Described(rpc));
        var (verb, template) = rule.Get.Length > 0 ? (HttpMethod.Get, rule.Get)
            : rule.Put.Length > 0 ? (HttpMethod.Put, rule.Put) : (HttpMethod.Post, rule.Post);
        var path = Variable().Replace(template, match => Uri.EscapeDataString(TextAt(request, match.Groups["path"].Value)));
        using var message = new HttpRequestMessage(verb, path);
        if (rule.Body.Length > 0) message.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _gateway.Http.SendAsync(message);
        Count(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (!response.IsSuccessStatusCode) return;
        var answer = JsonParser.Default.Parse(await response.Content.ReadAsStringAsync(), rpc.OutputType);
        _acknowledged.Take(Bought(rpc, json) ?? request, answer);
    }

    private void Count(string status) => _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);

    /// <summary>The request that the bytes say, which may be another than the one that was bent.</summary>
    private static IMessage? Sent(MethodDescriptor rpc, byte[] bytes) =>
        rpc.Name == "Purchase" ? rpc.InputType.Parser.ParseFrom(bytes) : null;

    private static IMessage? Bought(MethodDescriptor rpc, string json) =>
        rpc.Name == "Purchase" ? JsonParser.Default.Parse(json, rpc.InputType) : null;

    private static IMessage BodyOf(MethodDescriptor rpc, IMessage request) =>
        Contract.HttpRuleOf(Described(rpc)).Body is { Length: > 1 } field
            ? (IMessage)request.Descriptor.FindFieldByName(field).Accessor.GetValue(request) ?? request
            : request;

    private static string TextAt(IMessage message, string path)
    {
        object? here = message;
        foreach (var name in path.Split('.'))
            here = here is IMessage inner ? inner.Descriptor.FindFieldByName(name).Accessor.GetValue(inner) : null;
        return here as string is { Length: > 0 } text ? text : "x";
    }

    private static MethodDescriptor Described(MethodDescriptor rpc) => Rules[rpc.FullName];

    /// <summary>The same call with the descriptors of the generated messages.</summary>
    private static MethodDescriptor Generated(MethodDescriptor rpc)
    {
        var service = typeof(Claim).Assembly.GetType($"Claims.V1.{rpc.Service.Name}", throwOnError: true)!;
        var descriptor = (ServiceDescriptor)service.GetProperty("Descriptor")!.GetValue(null)!;
        return descriptor.FindMethodByName(rpc.Name);
    }

    [GeneratedRegex(@"\{(?<path>[a-z_.]+)\}")]
    private static partial Regex Variable();
}
