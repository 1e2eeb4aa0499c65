using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClaimsGateway.Hosting;

namespace ClaimsGateway.Identity;

/// <summary>How callers are identified: the options, read and checked.</summary>
internal sealed record IdentityPlan
{
    private const int ThumbprintDigits = 64;

    /// <summary>The gateway's certificate with its key.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>What lies between the gateway's certificate and its root.</summary>
    public required X509Certificate2Collection Chain { get; init; }

    /// <summary>The roots of clients' certificates, and what lies between; empty when none are taken.</summary>
    public required X509Certificate2Collection Authorities { get; init; }

    /// <summary>Thumbprints of administrators' certificates, in lower-case hex.</summary>
    public required FrozenSet<string> Administrators { get; init; }

    /// <summary>How long an answer of the registry is used.</summary>
    public required TimeSpan Refresh { get; init; }

    /// <summary>Bearer tokens, or null when none are taken.</summary>
    public TokenOptions? Tokens { get; init; }

    /// <summary>Reads the section; null when no identity is configured.</summary>
    /// <exception cref="GatewayStartException">An option is missing, unreadable or out of range.</exception>
    public static IdentityPlan? From(IdentityOptions options)
    {
        var takesTokens = TokensOf(options.Tokens);
        if (string.IsNullOrEmpty(options.Certificate))
        {
            return string.IsNullOrEmpty(options.Authorities) && string.IsNullOrEmpty(options.Administrators) && !takesTokens
                ? null
                : throw Refuse("Certificate", "must be set: callers are identified over TLS only");
        }

        if (options.Refresh < TimeSpan.Zero || options.Refresh > TimeSpan.FromMinutes(5))
            throw Refuse("Refresh", "must be 0 to 00:05:00");
        if (string.IsNullOrEmpty(options.Authorities) && !takesTokens)
            throw Refuse("Authorities", "or Claims:Identity:Tokens must be set: nobody could be identified");
        var own = ReadAll("Certificate", options.Certificate);
        return new IdentityPlan
        {
            Certificate = ReadWithKey(options.Certificate),
            Chain = [.. own.Skip(1)],
            Authorities = string.IsNullOrEmpty(options.Authorities) ? [] : ReadAll("Authorities", options.Authorities),
            Administrators = ThumbprintsOf(options.Administrators ?? ""),
            Refresh = options.Refresh,
            Tokens = takesTokens ? options.Tokens : null,
        };
    }

    private static bool TokensOf(TokenOptions tokens)
    {
        string?[] all = [tokens.Issuer, tokens.Audience, tokens.Keys];
        if (all.All(string.IsNullOrEmpty)) return false;
        if (all.Any(string.IsNullOrEmpty)) throw Refuse("Tokens", "needs Issuer, Audience and Keys together");
        if (!File.Exists(tokens.Keys)) throw Refuse("Tokens:Keys", $"\"{tokens.Keys}\" is no file");
        return true;
    }

    private static FrozenSet<string> ThumbprintsOf(string text)
    {
        var all = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return all.All(each => each.Length == ThumbprintDigits && each.All(char.IsAsciiHexDigit))
            ? all.Select(each => each.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal)
            : throw Refuse("Administrators", "must be SHA-256 thumbprints of 64 hex digits, with commas between");
    }

    private static X509Certificate2Collection ReadAll(string key, string path)
    {
        try
        {
            X509Certificate2Collection all = [];
            all.ImportFromPemFile(path);
            return all.Count > 0 ? all : throw Refuse(key, $"\"{path}\" holds no certificate in PEM");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new GatewayStartException($"Claims:Identity:{key} \"{path}\": {e.Message}", e);
        }
    }

    private static X509Certificate2 ReadWithKey(string path)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(path);
        }
        catch (CryptographicException e)
        {
            throw new GatewayStartException($"Claims:Identity:Certificate \"{path}\": {e.Message}", e);
        }
    }

    private static GatewayStartException Refuse(string key, string problem) => new($"Claims:Identity:{key} {problem}.");
}
