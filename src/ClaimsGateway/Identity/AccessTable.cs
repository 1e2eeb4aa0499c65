using System.Collections.Frozen;
using ClaimsGateway.Nhsa.Fields;
using Grpc.AspNetCore.Server;
using static ClaimsGateway.Identity.Roles;

namespace ClaimsGateway.Identity;

/// <summary>
/// Which role may call what: every call of the contract, over gRPC and JSON alike, every other route, and every
/// transaction of the national interface. What is not in the table is refused. Hospitals and pharmacies act
/// for themselves alone: each call is held to its institution besides, here and at the engine.
/// </summary>
internal static class AccessTable
{
    private const Roles Everybody = All;

    // What answers UNIMPLEMENTED, whoever calls.
    private const string UnknownCall = "a gRPC call that does not exist";

    /// <summary>The calls of the contract.</summary>
    public static IReadOnlyList<AccessRule> Calls { get; } =
    [
        Call("AdjudicationService/Quote", Institution),
        Call("AdjudicationService/Settle", Institution),
        Call("AdjudicationService/SettleStream", Institution),
        Call("AdjudicationService/Reverse", Institution),
        Call("AdjudicationService/Refund", Institution),
        Call("AdjudicationService/GetOutcome", Institution),
        Call("AdjudicationService/Undo", Institution),
        Call("AdjudicationService/GetClaim", Institution | MemberServices | Auditor),

        Call("MemberService/UpsertMember", MemberServices),
        Call("MemberService/GetMember", Institution | MemberServices | Auditor),

        Call("InstitutionService/UpsertInstitution", Administrator),
        Call("InstitutionService/GetInstitution", Everybody),

        Call("CertificateService/RegisterCertificate", Administrator),
        Call("CertificateService/RevokeCertificate", Administrator),
        Call("CertificateService/ListCertificates", Institution | Administrator | Auditor),
        Call("CertificateService/FindCertificate", Administrator | Auditor),

        Call("AccountService/OpenAccount", MemberServices),
        Call("AccountService/CreditMonth", MemberServices),
        Call("AccountService/RecordContribution", MemberServices),
        Call("AccountService/ReverseContribution", MemberServices),
        Call("AccountService/RunMonthlyCredits", MemberServices),
        Call("AccountService/Purchase", Institution),
        Call("AccountService/PayContribution", MemberServices),
        Call("AccountService/ListAccountEntries", MemberServices | Auditor),
        Call("AccountService/GetBalance", Institution | MemberServices | Auditor),

        Call("FamilyService/LinkFamily", MemberServices),
        Call("FamilyService/EndFamilyLink", MemberServices),
        Call("FamilyService/ListFamilyLinks", MemberServices | Auditor),

        Call("PrescriptionService/IssuePrescription", Hospital),
        Call("PrescriptionService/GetPrescription", Institution | Auditor),
        Call("PrescriptionService/CancelPrescription", Hospital),

        Call("CatalogueService/ImportCatalogue", Administrator),
        Call("CatalogueService/GetCatalogueItem", Everybody),

        Call("ReconciliationService/CompareTotals", Institution),
        Call("ReconciliationService/CompareDetails", Institution),
        Call("ReconciliationService/GetDigests", Institution),
        Call("ReconciliationService/GetMonthlyStatement", Institution | Actuary | Auditor),
        Call("ReconciliationService/GetFundReport", Actuary | Auditor),
        Call("ReconciliationService/ImportBudgets", Administrator),
        Call("ReconciliationService/GetBudgetReport", Actuary | Auditor),
        Call("ReconciliationService/CountMarks", Actuary | Auditor),

        Call("AuditService/Verify", Auditor),
        Call("AuditService/ListDrift", Actuary | Auditor),
        Call("AuditService/MakeCheckpoints", Auditor),
        Call("AuditService/ListFlags", MemberServices | Auditor),

        // In a sandbox only.
        Call("SandboxService/GetClock", Everybody),
        Call("SandboxService/SetClock", Everybody),
        Call("SandboxService/Reset", Everybody),
    ];

    /// <summary>Everything else that is served, pages among it.</summary>
    public static IReadOnlyList<AccessRule> Routes { get; } =
    [
        Public("GET /"),
        Public("GET /docs/{documentName?}"),
        Public("GET /docs/scalar.js"),
        Public("GET /docs/scalar.aspnetcore.js"),
        Public("GET /docs/favicon.svg"),
        Public("GET /openapi/v1.json"),
        Public("* /health/live"),
        Public("* /health/ready"),
        Public("grpc.health.v1.Health/Check"),
        Public("grpc.health.v1.Health/Watch"),
        new("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", Everybody),
        new("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", Everybody),
        Public(UnknownCall),
        new("POST /nhsa/{infno}", Institution),
        new("POST /ebus/gdyb_inf/poc/hsa/hgs/{infno}", Institution),
        new("POST /fsi/api/rsfComIfsService/callService", Institution),
        new("POST /mbs/fmi/fsi/api/callFsiService/callService", Institution),
        .. TransactionTables.All.SelectMany(table => table.Paths)
            .Select(path => new AccessRule("POST /fsi/api/" + path, Institution)),
    ];

    /// <summary>The transactions of the national interface; its routes are open to both kinds.</summary>
    public static IReadOnlyList<AccessRule> Transactions { get; } =
    [
        .. Each(Institution, "9001", "9002", "1101", "1201", "2001"),
        .. Each(Pharmacy, "2101", "2102", "2103"),
        .. Each(Hospital, "2201", "2202", "2203", "2203A", "2204", "2205", "2206", "2206A", "2207", "2207A", "2208"),
        .. Each(Institution, "2601", "3201", "3202", "9101", "9102"),
        .. Each(Institution, "5201", "5202", "5203", "5204", "5205", "5206", "5301"),
    ];

    private static readonly FrozenDictionary<string, AccessRule> ByName =
        Calls.Concat(Routes).ToFrozenDictionary(rule => rule.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AccessRule> ByInfno =
        Transactions.ToFrozenDictionary(rule => rule.Name, StringComparer.Ordinal);

    /// <summary>The rule of an endpoint; null for one that is not in the table, which nobody may call.</summary>
    public static AccessRule? Of(Endpoint endpoint) => ByName.GetValueOrDefault(NameOf(endpoint));

    /// <summary>Whether a caller may make a transaction of the national interface.</summary>
    public static bool AllowsTransaction(Caller caller, string infno) =>
        ByInfno.TryGetValue(infno, out var rule) && rule.Allows(caller);

    /// <summary>How the table names an endpoint. A call has one name over gRPC and JSON.</summary>
    public static string NameOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { } grpc) return grpc.Method.FullName[1..];
        var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        var path = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName;
        if (path?.Contains("{unimplementedMethod", StringComparison.Ordinal) == true) return UnknownCall;
        return $"{(verbs is { Count: > 0 } ? string.Join(',', verbs) : "*")} {path}";
    }

    private static AccessRule Call(string name, Roles roles) => new("claims.v1." + name, roles);

    private static AccessRule Public(string name) => new(name, None, IsPublic: true);

    private static IEnumerable<AccessRule> Each(Roles roles, params string[] infnos) =>
        infnos.Select(infno => new AccessRule(infno, roles));
}
