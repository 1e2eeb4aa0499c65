namespace ClaimsEngine.Settlement;

/// <summary>What settling a claim came to: a claim on file, or a refusal.</summary>
/// <param name="Filed">The settled claim, or null.</param>
/// <param name="Objection">Why the rules refuse it; nothing beside a settled claim.</param>
/// <param name="IsRepeat">Whether the claim was on file before.</param>
internal readonly record struct SettleOutcome(ClaimOnFile? Filed, Objection Objection, bool IsRepeat = false);
