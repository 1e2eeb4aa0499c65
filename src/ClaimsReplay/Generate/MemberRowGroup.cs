using ClaimsReplay.Input;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ParquetSharp;

namespace ClaimsReplay.Generate;

/// <summary>Status periods column by column, until they are written as a row group.</summary>
internal sealed class MemberRowGroup(PopulationModel model, DateWindow window)
{
    public static readonly Column[] Schema =
    [
        new Column<long>("member_id"), new Column<Date>("birth_date"), new Column<string>("status"),
        new Column<Date>("status_from"), new Column<long>("contribution_base_fen"),
        new Column<long>("opening_balance_fen"), new Column<Date?>("coverage_until"),
        new Column<string>("funding_mode"),
    ];

    private readonly List<long> _ids = [];
    private readonly List<Date> _births = [];
    private readonly List<string> _statuses = [];
    private readonly List<Date> _from = [];
    private readonly List<long> _bases = [];
    private readonly List<long> _openings = [];
    private readonly List<Date?> _until = [];
    private readonly List<string> _modes = [];

    /// <summary>Takes a member with every status of the window.</summary>
    public void Add(in GeneratedMember member)
    {
        var adultOn = Age.ReachedOn(member.Birth, model.Figures.AdultAge);
        if (member.IsResident || adultOn > window.From) Add(member, CoverageStatus.Resident, member.Birth);
        if (member.IsResident) return;
        if (adultOn <= window.To) Add(member, CoverageStatus.Active, adultOn);
        if (member.RetiresOn <= window.To) Add(member, member.Retired, member.RetiresOn);
    }

    /// <summary>Writes the periods as a row group and forgets them.</summary>
    public void WriteTo(ParquetFileWriter file)
    {
        if (_ids.Count == 0) return;
        using var group = file.AppendRowGroup();
        Write(group, _ids);
        Write(group, _births);
        Write(group, _statuses);
        Write(group, _from);
        Write(group, _bases);
        Write(group, _openings);
        Write(group, _until);
        Write(group, _modes);
    }

    private static void Write<T>(RowGroupWriter group, List<T> values)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
        values.Clear();
    }

    private static Date Day(DateOnly day) => new(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber);

    private void Add(in GeneratedMember member, CoverageStatus status, DateOnly from)
    {
        _ids.Add(member.Id);
        _births.Add(Day(member.Birth));
        _statuses.Add(status switch
        {
            CoverageStatus.Active => "active",
            CoverageStatus.Retiree => "retiree",
            CoverageStatus.VeteranWorker => "veteran",
            _ => "resident",
        });
        _from.Add(Day(from));
        _bases.Add(member.BaseFen);
        _openings.Add(member.OpeningFen);
        _until.Add(member.CoveredUntil is { } last ? Day(last) : null);
        _modes.Add(member.FundingMode == FundingMode.PooledOnly ? "pooled_only" : "unified");
    }
}
