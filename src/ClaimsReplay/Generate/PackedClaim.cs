namespace ClaimsReplay.Generate;

/// <summary>A claim in half the memory, since a file of them is sorted at once.</summary>
internal readonly struct PackedClaim
{
    private readonly int _dayAndMarks;
    private readonly int _totalFen;
    private readonly int _inScopeFen;
    private readonly int _institution;

    /// <summary>Packs a claim.</summary>
    public PackedClaim(ulong place, in GeneratedClaim claim)
    {
        (Place, Id) = (place, claim.Id);
        (_totalFen, _inScopeFen, _institution) = ((int)claim.TotalFen, (int)claim.InScopeFen, claim.Institution);
        _dayAndMarks = (claim.Day.DayNumber << 4) | (claim.Level << 2)
            | (claim.IsPharmacy ? 2 : 0) | (claim.UsesAccount ? 1 : 0);
    }

    /// <summary>Where the claim stands among the others.</summary>
    public ulong Place { get; }

    /// <summary>The claim's id.</summary>
    public long Id { get; }

    /// <summary>The claim; ids tell the member and the district.</summary>
    public GeneratedClaim Claim => new(
        Id, Id / GeneratedClaim.MostOfAMember, DateOnly.FromDayNumber(_dayAndMarks >> 4), (_dayAndMarks & 2) != 0,
        (_dayAndMarks >> 2) & 3, _totalFen, _inScopeFen, (_dayAndMarks & 1) != 0, _institution,
        _institution / GeneratedClaim.InstitutionsOfADistrict);
}
