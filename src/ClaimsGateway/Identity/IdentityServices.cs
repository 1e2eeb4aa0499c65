using ClaimsGateway.Hosting;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace ClaimsGateway.Identity;

/// <summary>Sets up how callers are identified.</summary>
internal static class IdentityServices
{
    // Signatures of public keys alone: a shared secret would let a receiver of tokens make them.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    /// <summary>Adds the source of callers, the word to the engine on them, and the check of ownership.</summary>
    public static void AddIdentity(this IServiceCollection services, GatewayPlan plan)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<CallerMark>();
        services.AddSingleton<OwnershipCheck>();
        services.Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<OwnershipCheck>());
        if (plan.Identity is not { } identity)
        {
            services.AddSingleton<ICallerSource, UnidentifiedCallers>();
            return;
        }

        services.AddSingleton(identity);
        services.AddSingleton<CertificateRegistry>();
        services.AddSingleton<TokenCallers>();
        services.AddSingleton<ICallerSource, IdentifiedCallers>();
        if (identity.Tokens is { } tokens) AddTokens(services, tokens);
    }

    private static void AddTokens(IServiceCollection services, TokenOptions tokens)
    {
        services.AddSingleton<SigningKeys>();
        services.AddAuthentication().AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<SigningKeys>((bearer, keys) =>
            {
                bearer.MapInboundClaims = false;
                bearer.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = tokens.Issuer,
                    ValidAudience = tokens.Audience,
                    ValidAlgorithms = Algorithms,
                    IssuerSigningKeyResolver = (_, _, _, _) => keys.Current,
                    RequireExpirationTime = true,
                    RequireSignedTokens = true,
                    ClockSkew = TimeSpan.FromSeconds(30),
                };
            });
    }
}
