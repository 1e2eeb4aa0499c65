using ClaimsReplay.Input;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>
/// A beneficiary has a row per year; together they become one member. The day of death is in the row of its
/// year only.
/// </summary>
internal sealed class BeneficiaryImport
{
    private readonly RowCheck _check;
    private readonly PatientTable _patients;
    private readonly List<Person> _persons = [];
    private readonly int _id;
    private readonly int _birth;
    private readonly int _death;

    private BeneficiaryImport(RowCheck check)
    {
        _check = check;
        _patients = new PatientTable(check.Rows.File, "DESYNPUF_ID");
        _id = check.Rows.Require("DESYNPUF_ID");
        _birth = check.Rows.Require("BENE_BIRTH_DT");
        _death = check.Rows.Require("BENE_DEATH_DT");
    }

    /// <summary>Reads the beneficiaries and writes the members.</summary>
    public static PatientTable Read(
        DataFolder folder, ImportSettings settings, TextWriter members, DeSynPufCounts counts, ProblemLog problems)
    {
        using var rows = folder.Open("beneficiary");
        var import = new BeneficiaryImport(new RowCheck(rows, problems));
        while (rows.Read(problems)) import.Take();
        import.Write(new MemberWriter(members, settings), counts);
        return import._patients;
    }

    private void Take()
    {
        if (!_check.Id(_id, "DESYNPUF_ID")) return;
        var person = _patients.FindOrAdd(_check.Text(_id), _check.Rows.Row);
        if (person == _persons.Count) _persons.Add(new Person(_patients.Id(person), null, null));
        if (!TryMerge(_persons[person], out var merged)) _patients.Spoil(person);
        _persons[person] = merged;
    }

    private bool TryMerge(Person person, out Person merged)
    {
        merged = person;
        if (!_check.Day(_birth, "BENE_BIRTH_DT", out DateOnly birth)) return false;
        if (!_check.Day(_death, "BENE_DEATH_DT", out DateOnly? death)) return false;
        if (person.Birth is { } known && known != birth) return Differs("BENE_BIRTH_DT");
        if (person.Death is { } end && death is not null && end != death) return Differs("BENE_DEATH_DT");
        merged = person with { Birth = birth, Death = person.Death ?? death };
        return true;
    }

    private bool Differs(string column) => _check.Refuse(column, new Words(
        "only the same day as in the person's other rows is allowed", "须与该人员其他行一致"));

    private void Write(MemberWriter members, DeSynPufCounts counts)
    {
        for (var i = 0; i < _persons.Count; i++)
        {
            if (!_patients.IsWhole(i)) continue;
            members.Write(_persons[i].Id, _persons[i].Birth!.Value, Fen.Zero, _persons[i].Death);
            counts.Members++;
        }
    }

    private sealed record Person(string Id, DateOnly? Birth, DateOnly? Death);
}
