namespace EndToEnd.Crash;

/// <summary>
/// Sends each call as somebody who may make it: an engine that only a gateway may call takes no calls of nobody. A
/// gateway without identity believes it.
/// </summary>
internal sealed class CrashCallers() : DelegatingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
{
    private const string ActAs = "Claims-Act-As";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Add(ActAs, CallerOf(request.RequestUri!.AbsolutePath["/claims.v1.".Length..]));
        return base.SendAsync(request, cancellation);
    }

    private static string CallerOf(string call) => call.Split('/') switch
    {
        ["AccountService", "Purchase"] => "pharmacy/" + CrashLedger.Pharmacy,
        ["AdjudicationService", _] => "hospital/" + CrashLedger.Hospital,
        ["InstitutionService" or "CatalogueService", _] => "administrator",
        ["AuditService", _] => "auditor",
        _ => "member-services",
    };
}
