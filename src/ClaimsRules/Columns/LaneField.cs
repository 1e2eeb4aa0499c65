namespace ClaimsRules.Columns;

/// <summary>
/// Where each figure of <see cref="LaneState"/> begins: sixteen lanes of 32 bits, one cache line.
/// </summary>
internal static class LaneField
{
    /// <summary>The in-scope sum of the benefit year, in fen.</summary>
    public const int Sum = 0;

    /// <summary>The sum at which the present segment was entered, in fen.</summary>
    public const int Entered = 16;

    /// <summary>The balance in fen.</summary>
    public const int Balance = 32;

    /// <summary>The credit of one month in the present segment, in fen.</summary>
    public const int Credit = 48;

    /// <summary>What the fund has paid, in fen.</summary>
    public const int Fund = 64;

    /// <summary>What the account has paid, in fen.</summary>
    public const int Account = 80;

    /// <summary>The deductible parts of the segments that were left, in fen.</summary>
    public const int Deductible = 96;

    /// <summary>What lay over the limit in the segments that were left, in fen.</summary>
    public const int OverLimit = 112;

    /// <summary>The present segment.</summary>
    public const int Segment = 128;

    /// <summary>The year whose deductible the member has (R4.2).</summary>
    public const int DeductibleYear = 144;

    /// <summary>The ladder's place in a table of weights: ladder x 4.</summary>
    public const int Ladder = 160;

    /// <summary>
    /// The ends on the axis in fen: the deductible, then the upper ends of four bands, none below it.
    /// </summary>
    public const int End = 176;

    /// <summary>The last end: where nothing is paid any more.</summary>
    public const int LastEnd = End + 4 * ColumnBlock.Lanes;

    /// <summary>How many numbers there are.</summary>
    public const int Length = LastEnd + ColumnBlock.Lanes;
}
