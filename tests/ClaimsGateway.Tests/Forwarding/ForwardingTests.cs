using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Forwarding;

[CancelAfter(30_000)]
public class ForwardingTests
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(b => b, b => b);

    private ScriptedEngine _engine = null!;
    private GatewayUnderTest _gateway = null!;

    private static IEnumerable<TestCaseData> Methods =>
        new[]
        {
            AdjudicationReflection.Descriptor, MemberReflection.Descriptor, InstitutionReflection.Descriptor,
            AccountReflection.Descriptor, FamilyReflection.Descriptor, PrescriptionReflection.Descriptor,
            CertificateReflection.Descriptor, CatalogueReflection.Descriptor, ReconciliationReflection.Descriptor,
            AuditReflection.Descriptor,
        }.SelectMany(file => file.Services).SelectMany(service => service.Methods)
        .Select(method => new TestCaseData(method).SetArgDisplayNames(method.Name));

    private AdjudicationService.AdjudicationServiceClient Adjudication => new(_gateway.Channel);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await ScriptedEngine.StartAsync();
        _gateway = await GatewayUnderTest.StartAsync(_engine);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [TestCaseSource(nameof(Methods))]
    public async Task EveryRpc_AnyRequest_ReachesTheEngineAndBack(MethodDescriptor rpc)
    {
        var answered = rpc.OutputType.Parser.ParseFrom(Array.Empty<byte>());
        _engine.Script = (_, _) => Task.FromResult<IMessage?>(answered);
        var type = rpc switch
        {
            { IsClientStreaming: true } => MethodType.DuplexStreaming,
            { IsServerStreaming: true } => MethodType.ServerStreaming,
            _ => MethodType.Unary,
        };
        var method = new Method<byte[], byte[]>(type, rpc.Service.FullName, rpc.Name, Bytes, Bytes);

        var answers = await SendAsync(_gateway.Channel.CreateCallInvoker(), method);

        Assert.That(answers, Is.EqualTo(type == MethodType.Unary ? 1 : ScriptedEngine.StreamedAnswers));
        Assert.That(_engine.LastMethod, Is.EqualTo(method.FullName));
        Assert.That(_engine.LastRequest!.Descriptor.FullName, Is.EqualTo(rpc.InputType.FullName));
    }

    [Test]
    public async Task Settle_FullRequestAndAnswer_PassedUnchanged()
    {
        var request = new SettleRequest
        {
            Claim = new Claim { InstitutionId = "h", TotalFen = long.MaxValue, AccountLimitFen = 0 },
        };
        var answer = new SettleResponse
        {
            Settlement = new Settlement { FundFen = 17, Steps = { new Step { TextZh = "统筹" } } },
        };
        _engine.Script = (_, _) => Task.FromResult<IMessage?>(answer);

        var given = await Adjudication.SettleAsync(request);

        Assert.That(_engine.LastRequest, Is.EqualTo(request));
        Assert.That(given, Is.EqualTo(answer));
    }

    [Test]
    public async Task Settle_EngineRefusesWithDetails_StatusAndTrailersPassedUnchanged()
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)Code.AlreadyExists,
            Message = "taken 已占用",
            Details =
            {
                Any.Pack(new ErrorInfo
                {
                    Reason = "CLAIM_NUMBER_TAKEN",
                    Metadata = { ["fields"] = "total_fen" },
                }),
            },
        };
        var trailers =
            new Metadata { { "grpc-status-details-bin", status.ToByteArray() }, { "x-engine", "a" } };
        _engine.Script = (_, _) =>
            throw new RpcException(new(StatusCode.AlreadyExists, "taken 已占用"), trailers);

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => Adjudication.SettleAsync(new SettleRequest()).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.AlreadyExists));
        Assert.That(error.Status.Detail, Is.EqualTo("taken 已占用"));
        Assert.That(error.GetRpcStatus(), Is.EqualTo(status));
        Assert.That(error.Trailers.GetValue("x-engine"), Is.EqualTo("a"));
    }

    [TestCase(StatusCode.InvalidArgument)]
    [TestCase(StatusCode.NotFound)]
    [TestCase(StatusCode.ResourceExhausted)]
    [TestCase(StatusCode.Internal)]
    [TestCase(StatusCode.Unimplemented)]
    public async Task Quote_EngineRefusesWithoutDetails_CodeAndTextPassed(StatusCode code)
    {
        _engine.Script = (_, _) => throw new RpcException(new(code, "why"));

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => Adjudication.QuoteAsync(new QuoteRequest()).ResponseAsync))!;

        Assert.That((error.StatusCode, error.Status.Detail), Is.EqualTo((code, "why")));
    }

    [Test]
    public async Task Quote_CallerSetsDeadline_EngineHasTheSame()
    {
        _engine.Script = (_, _) => Task.FromResult<IMessage?>(null);
        var deadline = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(10)).UtcDateTime;

        await Adjudication.QuoteAsync(new QuoteRequest(), deadline: deadline);

        Assert.That(_engine.LastDeadline, Is.EqualTo(deadline).Within(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Quote_CallerSetsNone_EngineHasTheGateways()
    {
        _engine.Script = (_, _) => Task.FromResult<IMessage?>(null);

        await Adjudication.QuoteAsync(new QuoteRequest());

        var left = _engine.LastDeadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.That(left, Is.InRange(TimeSpan.Zero, TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task QuoteAsJson_NoDeadline_EngineHasTheGateways()
    {
        _engine.Script = (_, _) => Task.FromResult<IMessage?>(null);

        using var response = await _gateway.PostAsync("/v1/claims:quote", "{}");

        var left = _engine.LastDeadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.That(left, Is.InRange(TimeSpan.Zero, TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task Settle_DeadlinePasses_DeadlineExceededAndEngineTold()
    {
        var told = CancelledBy(out var script);
        // The first call takes longer than all that follow.
        _engine.Script = (_, _) => Task.FromResult<IMessage?>(null);
        await Adjudication.SettleAsync(new SettleRequest());
        _engine.Script = script;
        var deadline = (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1)).UtcDateTime;

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => Adjudication.SettleAsync(new SettleRequest(), deadline: deadline).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        await Assert.DoesNotThrowAsync(() => told.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Settle_CallerCancels_EngineTold()
    {
        var told = CancelledBy(out var script);
        var arrived = new TaskCompletionSource();
        _engine.Script = (request, context) =>
        {
            arrived.SetResult();
            return script(request, context);
        };
        using var cancellation = new CancellationTokenSource();
        var call = Adjudication.SettleAsync(
            new SettleRequest(), cancellationToken: cancellation.Token).ResponseAsync;
        await arrived.Task;

        await cancellation.CancelAsync();

        var error = (await Assert.ThrowsAsync<RpcException>(() => call))!;
        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await Assert.DoesNotThrowAsync(() => told.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task SettleAsJson_CallerHangsUp_EngineTold()
    {
        var told = CancelledBy(out var script);
        var arrived = new TaskCompletionSource();
        _engine.Script = (request, context) =>
        {
            arrived.SetResult();
            return script(request, context);
        };
        using var cancellation = new CancellationTokenSource();
        var call = _gateway.PostAsync("/v1/claims:settle", "{}", cancellation.Token);
        await arrived.Task;

        await cancellation.CancelAsync();

        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        await Assert.DoesNotThrowAsync(() => told.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    /// <summary>A script that hangs until its call is cancelled, and the moment of that.</summary>
    private static Task CancelledBy(out Func<IMessage, ServerCallContext, Task<IMessage?>> script)
    {
        var told = new TaskCompletionSource();
        script = async (_, context) =>
        {
            using var registration = context.CancellationToken.Register(() => told.TrySetResult());
            await told.Task;
            throw new RpcException(new(StatusCode.Cancelled, "told"));
        };
        return told.Task;
    }

    private static async Task<int> SendAsync(CallInvoker invoker, Method<byte[], byte[]> method)
    {
        if (method.Type == MethodType.Unary)
        {
            await invoker.AsyncUnaryCall(method, null, default, []);
            return 1;
        }

        if (method.Type == MethodType.ServerStreaming)
        {
            using var down = invoker.AsyncServerStreamingCall(method, null, default, []);
            return await CountAsync(down.ResponseStream);
        }

        using var both = invoker.AsyncDuplexStreamingCall(method, null, default);
        await both.RequestStream.WriteAsync([]);
        await both.RequestStream.CompleteAsync();
        return await CountAsync(both.ResponseStream);
    }

    private static async Task<int> CountAsync(IAsyncStreamReader<byte[]> answers)
    {
        var count = 0;
        while (await answers.MoveNext(CancellationToken.None)) count++;
        return count;
    }
}
