using ClaimsRules.Adjudication;

namespace ClaimsRules.Columns;

/// <summary>
/// The byte of a claim: bits 0-1 level (0: refused or padding), bit 2 the claim begins a new segment, bits
/// 3-6 months credited before it since the last claim of its segment, bit 7 no account may pay.
/// </summary>
internal static class Mark
{
    public const int Level = 3;
    public const int NewSegment = 4;
    public const int MonthsAt = 3;
    public const int Months = 15;
    public const byte NoAccount = 128;
    public const byte Account = 127;

    public static byte Of(HospitalLevel level, bool newSegment, int months, bool account) =>
        (byte)((int)level | (newSegment ? NewSegment : 0) | months << MonthsAt | (account ? 0 : NoAccount));
}
