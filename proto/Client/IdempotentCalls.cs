using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Claims.V1.Client;

/// <summary>
/// Which calls are tried again when the service is not there or is busy: those that give the same answer however
/// often they arrive, by their number or because they only read. The rest are tried once.
/// </summary>
internal static class IdempotentCalls
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(2);

    // Whole services whose every call is keyed by a number or changes nothing.
    private static readonly string[] Services =
    [
        AdjudicationService.Descriptor.FullName,
        PrescriptionService.Descriptor.FullName,
    ];

    private static readonly (string Service, string Method)[] Methods =
    [
        (AccountService.Descriptor.FullName, "Purchase"),
        (AccountService.Descriptor.FullName, "GetBalance"),
        (AccountService.Descriptor.FullName, "ListAccountEntries"),
        (CatalogueService.Descriptor.FullName, "GetCatalogueItem"),
        (MemberService.Descriptor.FullName, "GetMember"),
        (InstitutionService.Descriptor.FullName, "GetInstitution"),
        (ReconciliationService.Descriptor.FullName, "CompareTotals"),
        (ReconciliationService.Descriptor.FullName, "GetDigests"),
        (ReconciliationService.Descriptor.FullName, "GetMonthlyStatement"),
    ];

    /// <summary>The channel's configuration. The waits are random up to a growing limit, so that callers spread.</summary>
    public static ServiceConfig Config(int mostAttempts, TimeSpan firstBackoff)
    {
        var config = new ServiceConfig();
        if (mostAttempts == 1) return config;
        var method = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = mostAttempts,
                InitialBackoff = firstBackoff,
                MaxBackoff = LongestBackoff,
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable, StatusCode.ResourceExhausted },
            },
        };
        foreach (var service in Services) method.Names.Add(new MethodName { Service = service });
        foreach (var (service, name) in Methods) method.Names.Add(new MethodName { Service = service, Method = name });
        config.MethodConfigs.Add(method);
        return config;
    }
}
