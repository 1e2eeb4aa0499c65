namespace ClaimsReplay.Results;

/// <summary>What a column of results stands for.</summary>
/// <param name="Name">The scenario's name; <c>baseline</c> for the policy as it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="PolicyHash">The hash of the policy that decided.</param>
/// <param name="Set">What it sets, such as <c>deductible active = 90000 fen</c>.</param>
public sealed record ScenarioNote(string Name, Words Title, string PolicyHash, IReadOnlyList<string> Set);
