using ClaimsReplay.Input;

namespace ClaimsReplay.Import;

/// <summary>The published persons, and the claims left out because a person's row is malformed.</summary>
internal sealed class PatientTable(string file, string idColumn)
{
    private readonly List<(long Row, bool IsWhole)> _persons = [];
    private readonly Dictionary<int, long> _leftOut = [];
    private readonly IdTable _ids = new();

    /// <summary>Takes a person whose id is new.</summary>
    /// <returns>False when an earlier row has the id.</returns>
    public bool TryAdd(ReadOnlySpan<char> id, long row)
    {
        var person = _ids.FindOrAdd(id);
        if (person < _persons.Count) return false;
        _persons.Add((row, true));
        return true;
    }

    /// <summary>Finds a person or takes a new one.</summary>
    /// <returns>The person's number, from 0 in the order of coming.</returns>
    public int FindOrAdd(ReadOnlySpan<char> id, long row)
    {
        var person = _ids.FindOrAdd(id);
        if (person == _persons.Count) _persons.Add((row, true));
        return person;
    }

    /// <summary>The id of a person.</summary>
    public string Id(int person) => _ids.Text(person);

    /// <summary>Whether no row of a person is malformed.</summary>
    public bool IsWhole(int person) => _persons[person].IsWhole;

    /// <summary>Marks a person as malformed.</summary>
    public void Spoil(int person) => _persons[person] = _persons[person] with { IsWhole = false };

    /// <summary>Marks the person taken last as malformed.</summary>
    public void SpoilLast() => Spoil(_persons.Count - 1);

    /// <summary>Checks a claim's person; a claim of a malformed one is left out and counted.</summary>
    public bool Allows(RowCheck check, int column, string name)
    {
        var id = check.Text(column);
        var person = id.Length > IdTable.LongestId ? -1 : _ids.Find(id);
        if (person < 0)
        {
            return check.Refuse(name, new Words(
                $"only a person of {file} is allowed", $"须为 {file} 中的人员"));
        }

        if (_persons[person].IsWhole) return true;
        _leftOut[person] = _leftOut.GetValueOrDefault(person) + 1;
        return false;
    }

    /// <summary>Reports the claims left out.</summary>
    public void ReportLeftOut(ProblemLog problems)
    {
        foreach (var (person, claims) in _leftOut.OrderBy(pair => pair.Key))
        {
            problems.Add(new InputProblem(file, _persons[person].Row, idColumn, new Words(
                $"this person's row is malformed; {claims} claims were left out",
                $"该人员的行有误，{claims} 条理赔未纳入")));
        }
    }
}
