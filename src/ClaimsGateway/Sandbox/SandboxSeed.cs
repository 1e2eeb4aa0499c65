using System.Diagnostics;
using Claims.V1;
using ClaimsGateway.Hosting;
using Grpc.Core;

namespace ClaimsGateway.Sandbox;

/// <summary>
/// Puts the sandbox's institutions and members into the engine through the contract, as any client would.
/// Who is there already is left as they are, so that a restart keeps what was changed meanwhile.
/// </summary>
internal sealed class SandboxSeed(
    GatewayPlan plan,
    InstitutionService.InstitutionServiceClient institutions,
    MemberService.MemberServiceClient members,
    AccountService.AccountServiceClient accounts,
    CatalogueService.CatalogueServiceClient catalogue,
    PrescriptionService.PrescriptionServiceClient prescriptions,
    ILogger<SandboxSeed> logger) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            // At once, so that the engine may commit them together.
            await Task.WhenAll(
            [
                .. SandboxPeople.Institutions.Select(i => SeedAsync(i, cancellationToken)),
                .. SandboxPeople.Members.Select(m => SeedAsync(m, cancellationToken)),
                catalogue.ImportCatalogueAsync(
                    new ImportCatalogueRequest { Csv = SandboxDrugs.Csv }, cancellationToken: cancellationToken)
                    .ResponseAsync,
            ]);
            await Task.WhenAll(SandboxDrugs.Prescriptions.Select(p => SeedAsync(p, cancellationToken)));
        }
        catch (RpcException e)
        {
            throw new GatewayStartException($"The sandbox cannot be seeded: {e.Status.Detail}", e);
        }

        GatewayLog.SandboxSeeded(logger, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SeedAsync(Institution institution, CancellationToken cancellation)
    {
        var id = institution.InstitutionId;
        if (!await ExistsAsync(institutions.GetInstitutionAsync(
            new GetInstitutionRequest { InstitutionId = id }, cancellationToken: cancellation)))
        {
            await institutions.UpsertInstitutionAsync(
                new UpsertInstitutionRequest { Institution = institution }, cancellationToken: cancellation);
        }
    }

    private async Task SeedAsync(SandboxMember seed, CancellationToken cancellation)
    {
        var id = seed.Member.MemberId;
        if (!await ExistsAsync(members.GetMemberAsync(
            new GetMemberRequest { MemberId = id }, cancellationToken: cancellation)))
        {
            await members.UpsertMemberAsync(
                new UpsertMemberRequest { Member = seed.Member }, cancellationToken: cancellation);
        }

        // Both are idempotent: a start that was cut short is completed by the next.
        if (seed.OpeningFen > 0)
            await OpenAccountAsync(id, seed.OpeningFen, cancellation);
        var month = SandboxPeople.TodayAt(plan.Clock.GetUtcNow());
        for (var back = seed.CreditedMonths - 1; back >= 0; back--)
        {
            var credited = SandboxPeople.DateOf(month.AddMonths(-back));
            credited.Day = 0;
            // A month that the rules refuse, by a clock set outside the circular's term, stays uncredited.
            await accounts.CreditMonthAsync(
                new CreditMonthRequest { MemberId = id, Month = credited }, cancellationToken: cancellation);
        }
    }

    private async Task SeedAsync(SandboxPrescription seed, CancellationToken cancellation)
    {
        var (issued, number) = (seed.Prescription, seed.Prescription.PrescriptionNumber);
        // A clock set back to before its issue: nobody has written it yet.
        if (SandboxPeople.TodayAt(plan.Clock.GetUtcNow()) < SandboxDrugs.IssuedOn) return;
        if (await ExistsAsync(prescriptions.GetPrescriptionAsync(
            new GetPrescriptionRequest { InstitutionId = issued.InstitutionId, PrescriptionNumber = number },
            cancellationToken: cancellation)))
        {
            return;
        }

        await prescriptions.IssuePrescriptionAsync(
            new IssuePrescriptionRequest { Prescription = issued }, cancellationToken: cancellation);
        if (!seed.IsCancelled) return;
        await prescriptions.CancelPrescriptionAsync(
            new CancelPrescriptionRequest { InstitutionId = issued.InstitutionId, PrescriptionNumber = number },
            cancellationToken: cancellation);
    }

    private async Task OpenAccountAsync(string memberId, long balanceFen, CancellationToken cancellation)
    {
        try
        {
            await accounts.OpenAccountAsync(
                new OpenAccountRequest { MemberId = memberId, BalanceFen = balanceFen },
                cancellationToken: cancellation);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // Opened before with another balance, which stands.
        }
    }

    private static async Task<bool> ExistsAsync<T>(AsyncUnaryCall<T> reading)
    {
        try
        {
            await reading;
            return true;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }
}
