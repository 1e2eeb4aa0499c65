using Claims.V1;

namespace ClaimsGateway.Identity;

/// <summary>
/// Callers by bearer token or, without one, by client certificate: an institution's registered one, or an
/// administrator's.
/// </summary>
internal sealed class IdentifiedCallers(IdentityPlan plan, CertificateRegistry registry, TokenCallers tokens)
    : ICallerSource
{
    // Certificates are of the world outside: a sandbox's clock does not move them.
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <inheritdoc />
    public async ValueTask<Identified> FindAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0) return await tokens.FindAsync(context);
        if (ShownCertificate.Of(context, plan) is not { } shown) return IdentityProblem.NoCredentials;
        var now = Clock.GetUtcNow();
        if (shown.ProblemAt(now) is { } problem) return problem;
        if (plan.Administrators.Contains(shown.Thumbprint))
            return new Caller(Roles.Administrator, null, "certificate:" + shown.Thumbprint);
        return await registry.FindAsync(shown.Thumbprint) is { } registered && registered.Subject == shown.Subject
            ? Of(registered, now)
            : IdentityProblem.CertificateUnknown;
    }

    private static Identified Of(Certificate registered, DateTimeOffset now)
    {
        if (registered.RevokedAt is not null) return IdentityProblem.CertificateRevoked;
        if (now < registered.ValidFrom.ToDateTimeOffset() || now >= registered.ValidUntil.ToDateTimeOffset())
            return IdentityProblem.CertificateExpired;
        return Caller.OfInstitution(
            registered.Kind == InstitutionKind.Pharmacy ? Roles.Pharmacy : Roles.Hospital, registered.InstitutionId);
    }
}
