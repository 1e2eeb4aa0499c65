using Claims.V1;
using Grpc.Net.Client;

namespace ClaimsLoad.Load;

/// <summary>The clients of one service, over as many connections as its calls need.</summary>
internal sealed class ServiceClient : IDisposable
{
    private readonly GrpcChannel _channel;

    public ServiceClient(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
            MaxRetryAttempts = null,
        });
        Claims = new AdjudicationService.AdjudicationServiceClient(_channel);
        Members = new MemberService.MemberServiceClient(_channel);
        Institutions = new InstitutionService.InstitutionServiceClient(_channel);
        Accounts = new AccountService.AccountServiceClient(_channel);
    }

    public AdjudicationService.AdjudicationServiceClient Claims { get; }

    public MemberService.MemberServiceClient Members { get; }

    public InstitutionService.InstitutionServiceClient Institutions { get; }

    public AccountService.AccountServiceClient Accounts { get; }

    public void Dispose() => _channel.Dispose();
}
