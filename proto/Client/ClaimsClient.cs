using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Claims.V1.Client;

/// <summary>
/// What a hospital or a pharmacy calls in a day. Every method throws <see cref="ClaimsException" /> when the call
/// fails; a refusal is an answer. Safe for use by many threads; make one and keep it.
/// </summary>
public sealed class ClaimsClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly AdjudicationService.AdjudicationServiceClient _adjudication;
    private readonly AccountService.AccountServiceClient _accounts;
    private readonly PrescriptionService.PrescriptionServiceClient _prescriptions;
    private readonly ReconciliationService.ReconciliationServiceClient _reconciliation;

    /// <summary>A client. It connects with its first call.</summary>
    /// <param name="options">How to reach the service.</param>
    /// <param name="time">The clock that deadlines are reckoned by; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ClaimsClient(ClaimsClientOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Deadline, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MostAttempts, 5);
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            HttpHandler = HandlerOf(options),
            DisposeHttpClient = true,
            ServiceConfig = IdempotentCalls.Config(options.MostAttempts, options.FirstBackoff),
        });
        Invoker = _channel.Intercept(new CallTerms(options.Deadline, options.Headers, time ?? TimeProvider.System));
        _adjudication = new(Invoker);
        _accounts = new(Invoker);
        _prescriptions = new(Invoker);
        _reconciliation = new(Invoker);
    }

    /// <summary>For the generated clients of every other service, on the same terms.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Says what <see cref="SettleAsync" /> would answer now, and changes nothing.</summary>
    public async Task<Decision<Settlement>> QuoteAsync(Claim claim, CancellationToken cancellation = default)
    {
        var answer = await _adjudication.QuoteAsync(new QuoteRequest { Claim = claim }, cancellationToken: cancellation);
        return Decision<Settlement>.Of(answer.Settlement, answer.Refusal);
    }

    /// <summary>
    /// Decides a claim, pays it and keeps the decision. The same claim again gets the same answer, so it may be
    /// repeated as often as need be.
    /// </summary>
    public async Task<Decision<Settlement>> SettleAsync(Claim claim, CancellationToken cancellation = default)
    {
        var answer = await _adjudication.SettleAsync(new SettleRequest { Claim = claim }, cancellationToken: cancellation);
        return Decision<Settlement>.Of(answer.Settlement, answer.Refusal);
    }

    /// <summary>Takes a settled claim, or a purchase, back: each payer gets what it paid. Again, the same answer.</summary>
    public async Task<Reversal> ReverseAsync(
        string institutionId, string claimNumber, CancellationToken cancellation = default)
    {
        var request = new ReverseRequest { InstitutionId = institutionId, ClaimNumber = claimNumber };
        return (await _adjudication.ReverseAsync(request, cancellationToken: cancellation)).Reversal;
    }

    /// <summary>Gives some lines back: the claim is reversed and what is left settled under a new number.</summary>
    public async Task<Decision<Refunded>> RefundAsync(RefundRequest request, CancellationToken cancellation = default)
    {
        var answer = await _adjudication.RefundAsync(request, cancellationToken: cancellation);
        return Decision<Refunded>.Of(answer.Refunded, answer.Refusal);
    }

    /// <summary>Says what became of a number after a lost answer.</summary>
    /// <param name="institutionId">The institution.</param>
    /// <param name="claimNumber">The claim's or purchase's number.</param>
    /// <param name="fence">Whether to close a number that was never seen, so that a late arrival is refused.</param>
    /// <param name="cancellation">Gives the call up.</param>
    public async Task<GetOutcomeResponse> GetOutcomeAsync(
        string institutionId, string claimNumber, bool fence = false, CancellationToken cancellation = default)
    {
        var request = new GetOutcomeRequest { InstitutionId = institutionId, ClaimNumber = claimNumber, Fence = fence };
        return await _adjudication.GetOutcomeAsync(request, cancellationToken: cancellation);
    }

    /// <summary>Makes sure that a number holds no money, whatever became of it.</summary>
    public async Task<UndoResponse> UndoAsync(
        string institutionId, string claimNumber, CancellationToken cancellation = default)
    {
        var request = new UndoRequest { InstitutionId = institutionId, ClaimNumber = claimNumber };
        return await _adjudication.UndoAsync(request, cancellationToken: cancellation);
    }

    /// <summary>Reads a claim as it stands, with its explanation.</summary>
    public async Task<GetClaimResponse> GetClaimAsync(
        string institutionId, string claimNumber, CancellationToken cancellation = default)
    {
        var request = new GetClaimRequest { InstitutionId = institutionId, ClaimNumber = claimNumber };
        return await _adjudication.GetClaimAsync(request, cancellationToken: cancellation);
    }

    /// <summary>Reads a prescription by the hospital's number, with what is left of it.</summary>
    public async Task<GetPrescriptionResponse> GetPrescriptionAsync(
        string institutionId, string prescriptionNumber, CancellationToken cancellation = default)
    {
        var request = new GetPrescriptionRequest
        {
            InstitutionId = institutionId,
            PrescriptionNumber = prescriptionNumber,
        };
        return await _prescriptions.GetPrescriptionAsync(request, cancellationToken: cancellation);
    }

    /// <summary>Pays a purchase without a prescription from an account alone. The same again gets the same answer.</summary>
    public async Task<Decision<AccountPayment>> PurchaseAsync(
        PurchaseRequest request, CancellationToken cancellation = default)
    {
        var answer = await _accounts.PurchaseAsync(request, cancellationToken: cancellation);
        return Decision<AccountPayment>.Of(answer.Payment, answer.Refusal);
    }

    /// <summary>Compares the institution's totals of some days with the service's.</summary>
    public async Task<CompareTotalsResponse> CompareTotalsAsync(
        CompareTotalsRequest request, CancellationToken cancellation = default) =>
        await _reconciliation.CompareTotalsAsync(request, cancellationToken: cancellation);

    /// <inheritdoc />
    public void Dispose() => _channel.Dispose();

    private static SocketsHttpHandler HandlerOf(ClaimsClientOptions options)
    {
        var tls = new SslClientAuthenticationOptions();
        if (options.Certificate is { } certificate) tls.ClientCertificates = [certificate];
        if (options.Authority is { } authority)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                // An authority of one's own publishes no list of revoked certificates.
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        return new SocketsHttpHandler
        {
            SslOptions = tls,
            EnableMultipleHttp2Connections = true,
            // A broken connection is found out while nobody calls.
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(30),
        };
    }
}
