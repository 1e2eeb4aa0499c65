using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Files;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Pharmacies;
using ClaimsGateway.Nhsa.Queries;
using ClaimsGateway.Nhsa.Reconciling;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Signatures;
using ClaimsGateway.Nhsa.SignIns;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClaimsGateway.Nhsa;

/// <summary>Sets the national interface up.</summary>
public static class NhsaServices
{
    /// <summary>
    /// Adds the national interface. The clients of the contract are taken from the services; one that is not
    /// there is made over the registered <see cref="CallInvoker"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// An option cannot be used; the message says which and why.
    /// </exception>
    public static IServiceCollection AddNhsa(this IServiceCollection services, NhsaOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        NhsaOptionsCheck.Check(options);
        AddClients(services);
        services.AddSingleton(options);
        services.AddSingleton(new ShanghaiClock(options.Clock));
        services.AddSingleton(new Seal(options.IdentityKey));
        services.AddSingleton(provider => new NhsaDatabase(options.Database, provider.GetRequiredService<Seal>()));
        services.AddSingleton<NhsaIds>();
        services.AddSingleton<CallTurns>();
        services.AddSingleton<Retention>();
        services.AddSingleton<IdentityRegistry>();
        services.AddSingleton<IdentityImport>();
        services.AddSingleton<ContractCalls>();
        services.AddSingleton<PersonDirectory>();
        services.AddSingleton<LinePricing>();
        services.AddSingleton<OpenBills>();
        services.AddSingleton<UncertainSettlements>();
        services.AddSingleton<RepeatedBills>();
        services.AddSingleton<PharmacyBills>();
        services.AddSingleton<PrescriptionFinder>();
        services.AddSingleton<DetailComparison>();
        services.AddSingleton<ISignatureVerifier>(_ => options.Signatures.Family switch
        {
            SignatureFamily.Tif => new TifVerifier(options.Signatures, options.Clock),
            SignatureFamily.Sm2 => new Sm2Verifier(options.Signatures),
            _ => new NoSignature(),
        });
        AddTransactions(services);
        return services.AddSingleton<TransactionDesk>();
    }

    private static void AddTransactions(IServiceCollection services)
    {
        services.AddSingleton<ITransaction, SigningIn>();
        services.AddSingleton<ITransaction, SigningOut>();
        services.AddSingleton<ITransaction, PersonInformation>();
        services.AddSingleton<ITransaction, InstitutionInformation>();
        services.AddSingleton<ITransaction, EntitlementCheck>();
        services.AddSingleton<ITransaction, PharmacyPreSettlement>();
        services.AddSingleton<ITransaction, PharmacySettlement>();
        services.AddSingleton<ITransaction, Registration>();
        services.AddSingleton<ITransaction, RegistrationCancelled>();
        services.AddSingleton<ITransaction, VisitInformation>();
        services.AddSingleton<ITransaction, FeeLinesUp>();
        services.AddSingleton<ITransaction, FeeLinesCancelled>();
        services.AddSingleton<ITransaction, PreSettlement>();
        services.AddSingleton<ITransaction, HospitalSettlement>();
        services.AddSingleton<ITransaction, SettlementReversal>();
        services.AddSingleton<ITransaction, Correction>();
        services.AddSingleton<ITransaction, TotalsReconciled>();
        services.AddSingleton<ITransaction, DetailsReconciled>();
        services.AddSingleton<ITransaction, VisitQuery>();
        services.AddSingleton<ITransaction, DiagnosisQuery>();
        services.AddSingleton<ITransaction, SettlementQuery>();
        services.AddSingleton<ITransaction, FeeLineQuery>();
        services.AddSingleton<ITransaction, DrugHistory>();
        services.AddSingleton<ITransaction, PersonQuery>();
        services.AddSingleton<ITransaction, FileUpload>();
        services.AddSingleton<ITransaction, FileDownload>();
    }

    private static void AddClients(IServiceCollection services)
    {
        AddClient(services, invoker => new AdjudicationService.AdjudicationServiceClient(invoker));
        AddClient(services, invoker => new MemberService.MemberServiceClient(invoker));
        AddClient(services, invoker => new InstitutionService.InstitutionServiceClient(invoker));
        AddClient(services, invoker => new AccountService.AccountServiceClient(invoker));
        AddClient(services, invoker => new CatalogueService.CatalogueServiceClient(invoker));
        AddClient(services, invoker => new PrescriptionService.PrescriptionServiceClient(invoker));
        AddClient(services, invoker => new ReconciliationService.ReconciliationServiceClient(invoker));
    }

    private static void AddClient<TClient>(IServiceCollection services, Func<CallInvoker, TClient> make)
        where TClient : class =>
        services.TryAddSingleton(provider => make(provider.GetRequiredService<CallInvoker>()));
}
