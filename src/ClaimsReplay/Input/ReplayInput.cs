namespace ClaimsReplay.Input;

/// <summary>Everything that a replay of a window reads.</summary>
/// <param name="Members">The insured persons.</param>
/// <param name="Claims">The claims of the window.</param>
/// <param name="Families">The family links.</param>
/// <param name="Institutions">What the claims tell of their institutions.</param>
public sealed record ReplayInput(
    MemberTable Members, ClaimTable Claims, FamilyTable Families, InstitutionTable Institutions)
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="NotUsableException">A table or column is missing or unreadable.</exception>
    public static ReplayInput Read(
        DataFolder folder, DateWindow window, ProblemLog problems, Action<RowSource> progress)
    {
        var members = MemberReader.Read(folder, problems, progress);
        var institutions = new InstitutionTable();
        var claims = ClaimReader.Read(folder, members, window, institutions, problems, progress);
        return new ReplayInput(members, claims, FamilyReader.Read(folder, members, problems), institutions);
    }
}
