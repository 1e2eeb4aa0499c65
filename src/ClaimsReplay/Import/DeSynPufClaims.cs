using System.Globalization;
using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>
/// Rows of a DE-SynPUF claim table become claims: on their first day, all in scope but a tenth of a drug's
/// cost. A negative bill takes back another claim without naming it: dropped and counted.
/// </summary>
internal sealed class DeSynPufClaims
{
    private const long MostDollars = 1_000_000_000;

    private static readonly RateBp PreSelfPaid = new(1_000);

    private readonly RowCheck _check;
    private readonly DeSynPufTable _table;
    private readonly DeSynPufSettings _settings;
    private readonly HospitalLevel _level;
    private readonly PatientTable _patients;
    private readonly CsvText _claims;
    private readonly DeSynPufCounts _counts;
    private readonly int[] _amounts;
    private readonly int _id;
    private readonly int _person;
    private readonly int _from;
    private readonly int _through;
    private readonly int _provider;

    private DeSynPufClaims(
        RowCheck check, DeSynPufTable table, DeSynPufSettings settings, PatientTable patients, CsvText claims,
        DeSynPufCounts counts)
    {
        (_check, _table, _settings, _patients, _claims, _counts) = (check, table, settings, patients, claims, counts);
        _level = settings.LevelOf(table);
        var rows = check.Rows;
        _id = rows.Require(table.Id);
        _person = rows.Require("DESYNPUF_ID");
        _from = rows.Require(table.From);
        _through = table.Through is null ? _from : rows.Require(table.Through);
        _provider = table.Provider is null ? -1 : rows.Find(table.Provider);
        _amounts = [.. table.Amounts.Select(rows.Require)];
    }

    /// <summary>Reads a table and writes its claims.</summary>
    public static void Read(
        DataFolder folder, DeSynPufTable table, DeSynPufSettings settings, PatientTable patients, CsvText claims,
        DeSynPufCounts counts, ProblemLog problems, Action<RowSource> progress)
    {
        using var rows = folder.Open(table.Name);
        var import = new DeSynPufClaims(new RowCheck(rows, problems), table, settings, patients, claims, counts);
        while (rows.Read(problems))
        {
            progress(rows);
            import.Take();
        }
    }

    private void Take()
    {
        if (!_patients.Allows(_check, _person, "DESYNPUF_ID")) return;
        if (_check.Text(_id).Length + _table.Prefix.Length > IdTable.LongestId || !_check.Id(_id, _table.Id))
        {
            _check.Id(_id, _table.Id);
            return;
        }

        if (!_check.Day(_from, _table.From, out DateOnly first)) return;
        if (!_check.Day(_through, _table.Through ?? _table.From, out DateOnly last)) return;
        if (last < first)
        {
            _check.Refuse(_table.Through!, new Words($"no day before {_table.From} is allowed", "不得早于首日"));
            return;
        }

        if (!TryDollars(out var dollars)) return;
        if (dollars < 0)
        {
            _counts.Drop($"{_table.Name}: negative amount");
            return;
        }

        if (!new ExactNumber(dollars, 1).TryTimes(_settings.FenScale, out var total))
        {
            _check.Refuse(_table.Amounts[0], new Words(
                $"amounts of at most {RowCheck.LargestAmount} fen together are allowed", "折合金额过大"));
            return;
        }

        _counts.Claim(_table, total, first, last);
        Write(first, total);
    }

    /// <summary>Adds up the row's whole dollars; single ones may be negative.</summary>
    private bool TryDollars(out long dollars)
    {
        dollars = 0;
        for (var i = 0; i < _amounts.Length; i++)
        {
            var text = _check.Text(_amounts[i]);
            var isWhole = long.TryParse(
                text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount);
            if (!isWhole || amount is < -MostDollars or > MostDollars)
            {
                return _check.Refuse(_table.Amounts[i], new Words(
                    $"whole dollars from -{MostDollars} to {MostDollars} are allowed", "须为整数美元"));
            }

            dollars += amount;
        }

        return true;
    }

    private void Write(DateOnly day, Fen total)
    {
        var isPharmacy = _table.Kind == "pharmacy";
        var preSelfPaid = isPharmacy ? Rounding.HalfUp(total, PreSelfPaid) : Fen.Zero;
        _claims.Add($"{_table.Prefix}{_check.Text(_id)}").Add(_check.Text(_person)).Add(day).Add(_table.Kind);
        _claims.Add((long)_level).Add(total.Value).Add((total - preSelfPaid).Value).Add("true");
        _claims.Add(_check.Text(_provider)).Add(0).Add(0).Add(preSelfPaid.Value).End();
    }
}
