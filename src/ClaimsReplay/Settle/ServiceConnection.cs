using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Wire = Claims.V1;

namespace ClaimsReplay.Settle;

/// <summary>
/// The calls to a service. Every call has a deadline; a busy or unreachable service is asked again with the same
/// request, which is safe since every call is idempotent by its key.
/// </summary>
public sealed class ServiceConnection : IDisposable
{
    private const int MostAttempts = 5;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly GrpcChannel _channel;

    /// <summary>Prepares a connection; nothing is sent yet.</summary>
    /// <param name="url">
    /// The service's address, <c>http://</c> (HTTP/2 without TLS) or <c>https://</c>.
    /// </param>
    public ServiceConnection(Uri url)
    {
        _channel = GrpcChannel.ForAddress(url, new GrpcChannelOptions
        {
            MaxRetryAttempts = MostAttempts,
            ServiceConfig = new ServiceConfig
            {
                MethodConfigs =
                {
                    new MethodConfig
                    {
                        Names = { MethodName.Default },
                        RetryPolicy = new RetryPolicy
                        {
                            MaxAttempts = MostAttempts,
                            InitialBackoff = TimeSpan.FromMilliseconds(200),
                            MaxBackoff = TimeSpan.FromSeconds(5),
                            BackoffMultiplier = 2.5,
                            RetryableStatusCodes = { StatusCode.Unavailable, StatusCode.ResourceExhausted },
                        },
                    },
                },
            },
        });
        Adjudication = new Wire.AdjudicationService.AdjudicationServiceClient(_channel);
        Members = new Wire.MemberService.MemberServiceClient(_channel);
        Institutions = new Wire.InstitutionService.InstitutionServiceClient(_channel);
        Accounts = new Wire.AccountService.AccountServiceClient(_channel);
    }

    /// <summary>Settles claims.</summary>
    public Wire.AdjudicationService.AdjudicationServiceClient Adjudication { get; }

    /// <summary>Registers members.</summary>
    public Wire.MemberService.MemberServiceClient Members { get; }

    /// <summary>Registers institutions.</summary>
    public Wire.InstitutionService.InstitutionServiceClient Institutions { get; }

    /// <summary>Opens and credits accounts.</summary>
    public Wire.AccountService.AccountServiceClient Accounts { get; }

    /// <summary>Makes a call.</summary>
    /// <param name="what">What is asked for, in case it fails.</param>
    /// <param name="call">The call with its options.</param>
    /// <param name="stop">Stops the call.</param>
    /// <exception cref="ServiceFailedException">It failed, all attempts included.</exception>
    public static async Task<T> Ask<T>(string what, Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return await call(Options(stop));
        }
        catch (RpcException e) when (stop.IsCancellationRequested && e.StatusCode == StatusCode.Cancelled)
        {
            throw new OperationCanceledException(e.Message, e, stop);
        }
        catch (RpcException e)
        {
            throw new ServiceFailedException(Describe(what, e), e);
        }
    }

    /// <summary>Makes a call whose subject may be missing.</summary>
    /// <returns>The answer, or null for NOT_FOUND.</returns>
    public static async Task<T?> AskForOne<T>(
        string what, Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken stop)
        where T : class
    {
        try
        {
            return await Ask(what, call, stop);
        }
        catch (ServiceFailedException e) when (e.InnerException is RpcException { StatusCode: StatusCode.NotFound })
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private static CallOptions Options(CancellationToken stop) =>
        new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Deadline, cancellationToken: stop);

    private static Words Describe(string what, RpcException error)
    {
        var status = error.GetRpcStatus();
        var fields = status?.GetDetail<BadRequest>()?.FieldViolations
            .Select(field => $"{field.Field}: {field.Description}");
        var reason = status?.GetDetail<ErrorInfo>()?.Reason;
        var detail = string.Join("; ", fields is null ? [error.Status.Detail] : fields.Prepend(error.Status.Detail));
        return new Words(
            $"{what} failed: {error.StatusCode} {reason} {detail}".ReplaceLineEndings(" "), "服务调用失败，可重复执行同一命令");
    }
}
