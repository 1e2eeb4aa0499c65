using ClaimsRules.Adjudication;

namespace ClaimsReplay.Input;

/// <summary>
/// What the claims of a whole table, whatever the window, tell of their institutions. So the answer does not
/// depend on the window, and a claim that is sent again goes under the same institution.
/// </summary>
public sealed class InstitutionTable
{
    private const byte Pharmacy = 1 << 4;
    private const int Unknown = -1;
    private const int Several = -2;

    private readonly List<byte> _seen = [];
    private readonly List<int> _districts = [];
    private readonly IdTable _districtNames = new();

    /// <summary>The institutions' ids.</summary>
    public IdTable Ids { get; } = new();

    /// <summary>Notes a claim of an institution.</summary>
    public void Note(int institution, ClaimSetting setting, HospitalLevel level, ReadOnlySpan<char> district)
    {
        if (institution == _seen.Count)
        {
            _seen.Add(0);
            _districts.Add(Unknown);
        }

        _seen[institution] |= setting == ClaimSetting.Hospital ? (byte)(1 << (int)level) : Pharmacy;
        if (district.IsEmpty || district.Length > IdTable.LongestId) return;
        var named = _districtNames.FindOrAdd(district);
        if (_districts[institution] != named)
            _districts[institution] = _districts[institution] == Unknown ? named : Several;
    }

    /// <summary>
    /// The level of an institution of which all claims are hospital claims of one level, else
    /// <see cref="HospitalLevel.None"/>.
    /// </summary>
    public HospitalLevel LevelOf(int institution)
    {
        if (institution < 0) return HospitalLevel.None;
        var seen = _seen[institution];
        for (var level = HospitalLevel.One; level <= HospitalLevel.Three; level++)
        {
            if (seen == 1 << (int)level) return level;
        }

        return HospitalLevel.None;
    }

    /// <summary>The district that all claims of an institution agree on, or empty.</summary>
    public string DistrictOf(int institution) =>
        _districts[institution] >= 0 ? _districtNames.Text(_districts[institution]) : "";
}
