using ClaimsReplay.Input;

namespace ClaimsReplay.Import;

/// <summary>What a prescription needs to know of its encounter: class and institution.</summary>
internal sealed class EncounterTable
{
    private readonly List<(ClassMeaning Meaning, int Institution)> _encounters = [];
    private readonly IdTable _ids = new();
    private readonly IdTable _institutions = new();

    /// <summary>Takes an encounter whose id is new.</summary>
    /// <returns>False when an earlier row has the id.</returns>
    public bool TryAdd(ReadOnlySpan<char> id, ClassMeaning meaning, ReadOnlySpan<char> institution)
    {
        if (_ids.FindOrAdd(id) < _encounters.Count) return false;
        _encounters.Add((meaning, institution.IsEmpty ? -1 : _institutions.FindOrAdd(institution)));
        return true;
    }

    /// <summary>Finds an encounter.</summary>
    public bool TryFind(ReadOnlySpan<char> id, out ClassMeaning meaning, out string institution)
    {
        var found = id.Length > IdTable.LongestId ? -1 : _ids.Find(id);
        (meaning, var place) = found < 0 ? (default, -1) : _encounters[found];
        institution = place < 0 ? "" : _institutions.Text(place);
        return found >= 0;
    }
}
