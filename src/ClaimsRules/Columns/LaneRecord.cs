namespace ClaimsRules.Columns;

/// <summary>One member in a slice's lane.</summary>
internal struct LaneRecord
{
    /// <summary>The member's number in the block, or -1 for an empty lane.</summary>
    public int Member;

    /// <summary>How many claims the lane has.</summary>
    public int Count;

    /// <summary>The first segment.</summary>
    public int FirstSegment;

    /// <summary>The segment after the last.</summary>
    public int EndSegment;

    /// <summary>The balance before the first credit, in fen.</summary>
    public int OpeningBalance;

    /// <summary>The year whose deductible the member has in the first segment (R4.2).</summary>
    public int DeductibleYear;

    /// <summary>The in-scope fen of the settled claims.</summary>
    public int InScope;

    /// <summary>The out-of-scope fen of the settled claims.</summary>
    public int OutOfScope;

    /// <summary>How many claims are settled, the others refused.</summary>
    public int Settled;
}
