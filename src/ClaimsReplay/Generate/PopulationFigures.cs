using System.Text.Json.Serialization;

namespace ClaimsReplay.Generate;

/// <summary>The population file as it is written; <see cref="PopulationModel"/> is what it means.</summary>
internal sealed record PopulationFigures
{
    /// <summary>What the file is, for its readers.</summary>
    public string? About { get; init; }

    /// <summary>Weights of households of one, two, three … members.</summary>
    public required int[] HouseholdSizes { get; init; }

    /// <summary>
    /// Basis points of households whose first member's account pays for the others; 0 for no table of families.
    /// </summary>
    public required int LinkedHouseholds { get; init; }

    /// <summary>Age bands on the first day of the window.</summary>
    public required AgeFigures[] Ages { get; init; }

    /// <summary>The age from which a member who is no resident is active.</summary>
    public required int AdultAge { get; init; }

    /// <summary>The ages of retirement.</summary>
    public required RetireeFigures[] RetireeAges { get; init; }

    /// <summary>The age from which a retiree may be a veteran worker.</summary>
    public required int VeteranAge { get; init; }

    /// <summary>Basis points of veteran workers among retirees of that age.</summary>
    public required int Veterans { get; init; }

    /// <summary>Basis points of members of the resident scheme.</summary>
    public required int Residents { get; init; }

    /// <summary>Basis points of members without account credits.</summary>
    public required int PooledOnly { get; init; }

    /// <summary>Basis points of members whose coverage ends in a year.</summary>
    public required int LeavingInAYear { get; init; }

    /// <summary>Monthly contribution bases.</summary>
    public required long[][] ContributionBaseFen { get; init; }

    /// <summary>Account balances before the window.</summary>
    public required long[][] OpeningBalanceFen { get; init; }

    /// <summary>Weights of the twelve months.</summary>
    public required int[] Months { get; init; }

    /// <summary>Basis points of claims that are pharmacies'.</summary>
    public required int Pharmacies { get; init; }

    /// <summary>Weights of the three levels of hospital claims.</summary>
    public required int[] HospitalLevels { get; init; }

    /// <summary>Weights of the three levels of prescribing hospitals.</summary>
    public required int[] PharmacyLevels { get; init; }

    /// <summary>Bills of level 1 hospitals.</summary>
    [JsonPropertyName("level1Fen")]
    public required long[][] LevelOneFen { get; init; }

    /// <summary>Bills of level 2 hospitals.</summary>
    [JsonPropertyName("level2Fen")]
    public required long[][] LevelTwoFen { get; init; }

    /// <summary>Bills of level 3 hospitals.</summary>
    [JsonPropertyName("level3Fen")]
    public required long[][] LevelThreeFen { get; init; }

    /// <summary>Bills of pharmacies.</summary>
    public required long[][] PharmacyFen { get; init; }

    /// <summary>Basis points of a bill that are in scope.</summary>
    public required long[][] InScopeShare { get; init; }

    /// <summary>Basis points of claims on which no account may pay.</summary>
    public required int AccountDeclined { get; init; }

    /// <summary>District codes of six digits; members live in one of them, all equally likely.</summary>
    public required int[] Districts { get; init; }

    /// <summary>Basis points of claims in the member's own district.</summary>
    public required int AtHome { get; init; }

    /// <summary>How many hospitals of each of the three levels a district has.</summary>
    public required int[] InstitutionsOfADistrict { get; init; }

    /// <summary>How many pharmacies a district has.</summary>
    public required int PharmaciesOfADistrict { get; init; }
}
