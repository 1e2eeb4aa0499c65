using ClaimsGateway.Nhsa.Signatures;

namespace ClaimsGateway.Nhsa;

/// <summary>Refuses options that cannot be used, before anything starts.</summary>
internal static class NhsaOptionsCheck
{
    /// <summary>Checks all.</summary>
    /// <exception cref="ArgumentException">
    /// One cannot be used; the message says which and what is allowed.
    /// </exception>
    public static void Check(NhsaOptions options)
    {
        if (options.Database.Length == 0) throw Refuse(nameof(options.Database), "must name a file");
        if (options.Division.Length != 6 || !options.Division.All(char.IsAsciiDigit))
            throw Refuse(nameof(options.Division), "must be six digits");
        if (options.KeptDays < 365) throw Refuse(nameof(options.KeptDays), "must be 365 or more");
        if (options.FileDays is < 1 or > 365) throw Refuse(nameof(options.FileDays), "must be 1 to 365");
        if (options.MaxBodyBytes is < 65_536 or > 134_217_728)
            throw Refuse(nameof(options.MaxBodyBytes), "must be 65536 to 134217728");
        if (options.EngineDeadline < TimeSpan.FromSeconds(1))
            throw Refuse(nameof(options.EngineDeadline), "must be a second or more");
        CheckSignatures(options.Signatures);
    }

    private static void CheckSignatures(SignatureOptions options)
    {
        if (options is { Family: SignatureFamily.Tif, TifSecrets.Count: 0 })
            throw Refuse(nameof(options.TifSecrets), "must have a secret for each x-tif-paasid");
        if (options.Family != SignatureFamily.Sm2) return;
        if (options.Sm2PublicKeys.Count == 0)
            throw Refuse(nameof(options.Sm2PublicKeys), "must have a key for each institution");
        foreach (var (institution, key) in options.Sm2PublicKeys)
        {
            try
            {
                Sm2Signature.PublicKeyOf(key);
            }
            catch (FormatException e)
            {
                throw new ArgumentException($"Sm2PublicKeys of {institution}: {e.Message}", nameof(options), e);
            }
        }
    }

    private static ArgumentException Refuse(string option, string problem) => new($"{option} {problem}.", option);
}
