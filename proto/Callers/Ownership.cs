namespace Claims.V1.Callers;

/// <summary>Whether an institution may make a request.</summary>
internal enum Ownership
{
    /// <summary>It is the institution's own, or of a kind that every institution may make.</summary>
    Allowed,

    /// <summary>It is for another institution.</summary>
    OtherInstitution,

    /// <summary>Institutions do not make such requests.</summary>
    NotForInstitutions,
}
