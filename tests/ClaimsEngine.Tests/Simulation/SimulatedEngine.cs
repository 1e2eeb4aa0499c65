using System.Diagnostics.Metrics;
using Claims.V1;
using ClaimsEngine.Accounts;
using ClaimsEngine.Faults;
using ClaimsEngine.Hosting;
using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;
using ClaimsEngine.Policies;
using ClaimsEngine.Prescriptions;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>One engine process: the real service, pipeline and store, without a wire.</summary>
internal sealed class SimulatedEngine : IDisposable
{
    private readonly SqliteStore _store;
    private readonly ILedgerWriter _writer;
    private readonly ILedgerReader _reader;
    private readonly LedgerHealth _health;
    private readonly AdjudicationApi _api;
    private readonly AccountApi _accounts;
    private readonly PrescriptionApi _prescriptions;
    private readonly FaultInterceptor _edge = new(NullLogger<FaultInterceptor>.Instance);
    private readonly TaskCompletionSource _death = new();
    private readonly OwnMeters _meters = new();
    private readonly StreamDrain _drain = new();

    public SimulatedEngine(string path, PolicyLibrary policies, TimeProvider clock, StoreFaults faults)
    {
        Faults = faults;
        _store = new SqliteStore(new SqliteFile(path) { Watch = faults });
        _writer = _store.OpenWriter();
        _reader = _store.OpenReader();
        var options = new EngineOptions { DatabasePath = path, Clock = clock, QueueCapacity = 4, MostPerBatch = 3 };
        var pipeline = new PostingPipeline(
            _writer, policies, options, NullLogger<PostingPipeline>.Instance, new EngineMetrics(_meters));
        _api = new AdjudicationApi(
            pipeline, _reader, policies, clock, _drain, NullLogger<AdjudicationApi>.Instance);
        _accounts = new AccountApi(pipeline, _reader, policies, new AccountEntryAnswer(policies, _reader), clock);
        _prescriptions = new PrescriptionApi(pipeline, _reader, policies, clock);
        _health = new LedgerHealth(_store, pipeline, _drain);
        Consuming = pipeline.ConsumeAsync();
    }

    public StoreFaults Faults { get; }

    /// <summary>Ends when the process is dead.</summary>
    public Task Death => _death.Task;

    /// <summary>The pipeline's consumer; it must never end by itself.</summary>
    public Task Consuming { get; }

    /// <summary>Whether the engine would be sent calls.</summary>
    public async Task<bool> IsReadyAsync() =>
        (await _health.CheckHealthAsync(new HealthCheckContext())).Status == HealthStatus.Healthy;

    public Task<SettleResponse> SettleAsync(SettleRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _api.Settle);

    public Task<ReverseResponse> ReverseAsync(ReverseRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _api.Reverse);

    public Task<GetOutcomeResponse> GetOutcomeAsync(GetOutcomeRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _api.GetOutcome);

    public Task<UndoResponse> UndoAsync(UndoRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _api.Undo);

    public Task<RefundResponse> RefundAsync(RefundRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _api.Refund);

    public Task<PurchaseResponse> PurchaseAsync(PurchaseRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _accounts.Purchase);

    public Task<PayContributionResponse> PayAsync(PayContributionRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _accounts.PayContribution);

    public Task<CreditMonthResponse> CreditAsync(CreditMonthRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _accounts.CreditMonth);

    public Task<IssuePrescriptionResponse> IssueAsync(
        IssuePrescriptionRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _prescriptions.IssuePrescription);

    public Task<CancelPrescriptionResponse> CancelAsync(
        CancelPrescriptionRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _prescriptions.CancelPrescription);

    public Task<GetPrescriptionResponse> LookUpAsync(
        GetPrescriptionRequest request, CancellationToken cancellation) =>
        _edge.UnaryServerHandler(request, new SimulatedCall(cancellation), _prescriptions.GetPrescription);

    /// <summary>Closes the files as the system does for a process that is gone.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
        _store.Dispose();
        _meters.Dispose();
        _drain.Dispose();
        _death.TrySetResult();
    }

    private sealed class OwnMeters : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }
}
