namespace ClaimsReplay.Generate;

/// <summary>One made-up claim.</summary>
/// <param name="Id">The member's id and the number of the claim, in one number of fifteen digits.</param>
/// <param name="MemberId">The member's id.</param>
/// <param name="Day">The service date.</param>
/// <param name="IsPharmacy">Whether it is a pharmacy's on a prescription.</param>
/// <param name="Level">The hospital's or prescribing hospital's level, 1 to 3.</param>
/// <param name="TotalFen">The whole bill, in fen.</param>
/// <param name="InScopeFen">The part within policy scope, in fen.</param>
/// <param name="UsesAccount">Whether accounts may pay.</param>
/// <param name="Institution">The institution's id.</param>
/// <param name="District">The institution's district.</param>
internal readonly record struct GeneratedClaim(
    long Id, long MemberId, DateOnly Day, bool IsPharmacy, int Level, long TotalFen, long InScopeFen,
    bool UsesAccount, int Institution, int District)
{
    /// <summary>The most claims that one member's ids are enough for.</summary>
    public const long MostOfAMember = 100_000;

    /// <summary>An institution's id is its district's times this, and below it the kind and a number.</summary>
    public const int InstitutionsOfADistrict = 10_000;
}
