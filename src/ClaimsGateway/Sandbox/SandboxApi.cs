using Claims.V1;
using ClaimsGateway.Embedded;
using ClaimsGateway.Errors;
using ClaimsGateway.Hosting;
using ClaimsGateway.Nhsa.Storage;
using Grpc.Core;

namespace ClaimsGateway.Sandbox;

/// <summary>Sets the sandbox's clock and empties its data.</summary>
internal sealed class SandboxApi(
    GatewayPlan plan, EmbeddedEngine engine, NhsaDatabase nhsa, SandboxSeed seed) : SandboxService.SandboxServiceBase,
    IDisposable
{
    // The circular's term: no rule is in force on other days.
    private static readonly DateOnly FirstDay = new(2022, 1, 1);
    private static readonly DateOnly LastDay = new(2026, 12, 31);

    private readonly StandingClock _clock = (StandingClock)plan.Clock;
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc />
    public override Task<GetClockResponse> GetClock(GetClockRequest request, ServerCallContext context) =>
        Task.FromResult(new GetClockResponse { Now = _clock.Text });

    /// <inheritdoc />
    public override Task<SetClockResponse> SetClock(SetClockRequest request, ServerCallContext context)
    {
        if (!StandingClock.TryRead(request.Now, out var now)
            || SandboxPeople.TodayAt(now) is var day && (day < FirstDay || day > LastDay))
        {
            throw GatewayErrors.FieldInvalid(
                "now",
                $"must be a time with its offset from {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}, such as "
                + GatewayPlan.DefaultSandboxNow,
                $"须为{FirstDay:yyyy-MM-dd}至{LastDay:yyyy-MM-dd}之间带时区的时间，例如{GatewayPlan.DefaultSandboxNow}")
                .ToRpcException();
        }

        _clock.Set(now);
        return Task.FromResult(new SetClockResponse { Now = _clock.Text });
    }

    /// <inheritdoc />
    public override async Task<ResetResponse> Reset(ResetRequest request, ServerCallContext context)
    {
        await _turn.WaitAsync(context.CancellationToken);
        try
        {
            // Once begun it is carried through: a sandbox that is half emptied serves nobody.
            await engine.EmptyAsync(CancellationToken.None);
            nhsa.Empty();
            _clock.Restart();
            await FillAsync();
        }
        finally
        {
            _turn.Release();
        }

        return new ResetResponse { Now = _clock.Text };
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    /// <summary>Fills the sandbox in the gateway's own name: who asked for it may not do what that takes.</summary>
    private Task FillAsync()
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(SeedAsync);
    }

    // A connection to the engine that was stopped may break only under the first calls to the new one. What is there
    // already is not filled again.
    private async Task SeedAsync()
    {
        for (var triesLeft = 3; ; triesLeft--)
        {
            try
            {
                await seed.StartAsync(CancellationToken.None);
                return;
            }
            catch (GatewayStartException e)
                when (triesLeft > 1 && e.InnerException is RpcException { StatusCode: StatusCode.Unavailable })
            {
            }
        }
    }
}
