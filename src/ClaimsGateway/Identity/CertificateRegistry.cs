using Claims.V1;
using Claims.V1.Callers;
using Grpc.Core;
using Microsoft.Extensions.Caching.Memory;

namespace ClaimsGateway.Identity;

/// <summary>
/// The engine's registry of certificates. An answer is used for a while, so that a call costs no look-up of its own
/// and a revocation takes effect within that while.
/// </summary>
internal sealed class CertificateRegistry(
    CertificateService.CertificateServiceClient engine, IdentityPlan plan) : IDisposable
{
    private const int MostKept = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // What is not registered may be in a moment.
    private static readonly TimeSpan LongestUnknown = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>The registered certificate of a thumbprint, or null.</summary>
    /// <exception cref="RpcException">The registry cannot be asked.</exception>
    public async ValueTask<Certificate?> FindAsync(string thumbprint)
    {
        if (plan.Refresh == TimeSpan.Zero) return await AskAsync(thumbprint);
        if (_kept.TryGetValue(thumbprint, out Task<Certificate?>? kept)) return await kept!;
        var asking = AskAsync(thumbprint);
        Keep(thumbprint, asking, Patience);
        try
        {
            var found = await asking;
            Keep(thumbprint, asking, found is null && plan.Refresh > LongestUnknown ? LongestUnknown : plan.Refresh);
            return found;
        }
        catch (RpcException)
        {
            _kept.Remove(thumbprint);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _kept.Dispose();

    private void Keep(string thumbprint, Task<Certificate?> answer, TimeSpan time) => _kept.Set(
        thumbprint, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = time });

    /// <summary>Asks in the gateway's own name: nobody is identified yet.</summary>
    private async Task<Certificate?> AskAsync(string thumbprint)
    {
        try
        {
            var answer = await engine.FindCertificateAsync(
                new FindCertificateRequest { Thumbprint = thumbprint },
                new Metadata { { CallerHeaders.Role, CallerHeaders.Gateway } },
                (TimeProvider.System.GetUtcNow() + Patience).UtcDateTime);
            return answer.Certificate;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
