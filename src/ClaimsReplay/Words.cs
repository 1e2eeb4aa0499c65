namespace ClaimsReplay;

/// <summary>A sentence for the user in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Chinese.</param>
public readonly record struct Words(string English, string Chinese)
{
    /// <inheritdoc/>
    public override string ToString() => $"{English} / {Chinese}";
}
