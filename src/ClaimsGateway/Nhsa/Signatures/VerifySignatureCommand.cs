using System.Text;
using System.Text.Json;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>
/// <c>verify-signature</c>: tells an integrator whether a signature holds, and when it does not, which
/// convention
/// it was made by instead.
/// </summary>
internal static class VerifySignatureCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "verify-signature";

    /// <summary>How it is called.</summary>
    public const string Usage =
        """
        verify-signature sm2 --public-key HEX --signature TEXT --report FILE [--user-id ID]
            FILE has the whole report. Signed are the bytes of its input, as they stand there.
        verify-signature tif --secret TEXT --timestamp SECONDS --nonce TEXT --signature HEX
        """;

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the word.</param>
    /// <param name="output">Where the finding is printed.</param>
    /// <param name="error">Where a wrong call is explained.</param>
    /// <returns>0 the signature holds, 1 it does not, 2 the call is wrong.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        try
        {
            var options = OptionsOf(args);
            var finding = args[0] switch
            {
                "sm2" => Sm2Finding.Of(
                    File.ReadAllBytes(options["--report"]),
                    options["--signature"],
                    options["--public-key"],
                    options.GetValueOrDefault("--user-id", new SignatureOptions().Sm2UserId)),
                "tif" => TifFinding.Of(
                    options["--timestamp"], options["--secret"], options["--nonce"], options["--signature"]),
                _ => throw new FormatException("The family is sm2 or tif."),
            };
            output.WriteLine(finding.Text);
            return finding.Holds ? 0 : 1;
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or IOException or JsonException)
        {
            error.WriteLine(new StringBuilder(e.Message).AppendLine().Append(Usage));
            return 2;
        }
    }

    private static Dictionary<string, string> OptionsOf(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || args.Count % 2 == 0)
            throw new FormatException("A family, then options with a value each.");
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < args.Count; i += 2) options[args[i]] = args[i + 1];
        return options;
    }
}
