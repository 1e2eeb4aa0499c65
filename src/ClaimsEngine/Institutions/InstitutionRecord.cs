namespace ClaimsEngine.Institutions;

/// <summary>An institution as a batch sees it.</summary>
internal sealed class InstitutionRecord(long key, string id, InstitutionVersion current)
{
    public long Key { get; } = key;

    public string Id { get; } = id;

    /// <summary>The latest version.</summary>
    public InstitutionVersion Current { get; set; } = current;
}
