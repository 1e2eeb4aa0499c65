using ClaimsReplay.Input;

namespace ClaimsReplay.Import;

/// <summary>The published persons, and the claims left out because a person's row is malformed.</summary>
internal sealed class PatientTable(string file)
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

    /// <summary>Marks the person taken last as malformed.</summary>
    public void SpoilLast() => _persons[^1] = _persons[^1] with { IsWhole = false };

    /// <summary>Checks a claim's person; a claim of a malformed one is left out and counted.</summary>
    public bool Allows(RowCheck check, int column)
    {
        var id = check.Text(column);
        var person = id.Length > IdTable.LongestId ? -1 : _ids.Find(id);
        if (person < 0)
            return check.Refuse("PATIENT", new Words("only a person of patients is allowed", "须为 patients 中的人员"));
        if (_persons[person].IsWhole) return true;
        _leftOut[person] = _leftOut.GetValueOrDefault(person) + 1;
        return false;
    }

    /// <summary>Reports the claims left out.</summary>
    public void ReportLeftOut(ProblemLog problems)
    {
        foreach (var (person, claims) in _leftOut.OrderBy(pair => pair.Key))
        {
            problems.Add(new InputProblem(file, _persons[person].Row, "Id", new Words(
                $"this person's row is malformed; {claims} claims were left out",
                $"该人员的行有误，{claims} 条理赔未纳入")));
        }
    }
}
