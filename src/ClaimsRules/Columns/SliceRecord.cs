namespace ClaimsRules.Columns;

/// <summary>Sixteen members that are walked in lockstep.</summary>
/// <param name="FirstStep">The first step; its cells begin at 16 times it.</param>
/// <param name="Steps">The claims of the longest lane.</param>
/// <param name="Turns">Whether a lane has more than one segment.</param>
/// <param name="Settled">The settled claims.</param>
/// <param name="InScope">Their in-scope fen.</param>
/// <param name="OutOfScope">Their out-of-scope fen.</param>
internal readonly record struct SliceRecord(
    int FirstStep, int Steps, bool Turns, int Settled, long InScope, long OutOfScope);
