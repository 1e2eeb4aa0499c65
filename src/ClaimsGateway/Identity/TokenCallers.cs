using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClaimsGateway.Identity;

/// <summary>Callers by bearer token: people by their roles, programs of an institution by role and institution.</summary>
internal sealed class TokenCallers(IdentityPlan plan)
{
    /// <summary>Who a token is of, or what is wrong with it.</summary>
    public async Task<Identified> FindAsync(HttpContext context)
    {
        if (plan.Tokens is not { } options) return IdentityProblem.NotTaken;
        var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        return result.Succeeded ? Of(result.Principal, options) : ProblemOf(result.Failure);
    }

    private static Identified Of(ClaimsPrincipal principal, TokenOptions options)
    {
        var subject = principal.FindFirstValue(JwtRegisteredClaimNames.Sub);
        var roles = principal.FindAll(options.RoleClaim)
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Aggregate(Roles.None, (all, name) => all | RoleNames.Parse(name));
        var institution = principal.FindFirstValue(options.InstitutionClaim);
        if (string.IsNullOrEmpty(subject) || roles == Roles.None) return IdentityProblem.TokenInvalid;
        // An institution's program is one kind of institution and nothing else.
        var isInstitution = roles is Roles.Hospital or Roles.Pharmacy;
        if (isInstitution != !string.IsNullOrEmpty(institution)
            || (!isInstitution && (roles & Roles.Institution) != Roles.None))
            return IdentityProblem.TokenInvalid;
        return isInstitution ? Caller.OfInstitution(roles, institution!) : new Caller(roles, null, "token:" + subject);
    }

    private static IdentityProblem ProblemOf(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException
            or SecurityTokenInvalidLifetimeException => IdentityProblem.TokenExpired,
        SecurityTokenInvalidIssuerException => IdentityProblem.TokenIssuer,
        SecurityTokenInvalidAudienceException => IdentityProblem.TokenAudience,
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => IdentityProblem.TokenSignature,
        _ => IdentityProblem.TokenInvalid,
    };
}
