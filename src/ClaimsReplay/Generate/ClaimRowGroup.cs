using ParquetSharp;

namespace ClaimsReplay.Generate;

/// <summary>
/// Claims column by column, until they are written as a row group; the memory is used again and again. Numbers
/// have number types, so that a reader need not parse text.
/// </summary>
internal sealed class ClaimRowGroup
{
    public static readonly Column[] Schema =
    [
        new Column<long>("claim_id"), new Column<long>("member_id"), new Column<Date>("service_time"),
        new Column<string>("kind"), new Column<int>("level"), new Column<int>("total_fen"),
        new Column<int>("in_scope_fen"), new Column<bool>("use_account"), new Column<int>("institution_id"),
        new Column<int>("district"),
    ];

    private const string Pharmacy = "pharmacy";

    private long[] _ids = [];
    private long[] _members = [];
    private Date[] _days = [];
    private string[] _kinds = [];
    private int[] _levels = [];
    private int[] _totals = [];
    private int[] _inScope = [];
    private bool[] _usesAccount = [];
    private int[] _institutions = [];
    private int[] _districts = [];

    /// <summary>How many claims there are.</summary>
    public int Count { get; private set; }

    /// <summary>Properties of a file of claims: ids that never repeat need no dictionary.</summary>
    public static WriterProperties Properties()
    {
        using var builder = new WriterPropertiesBuilder();
        return builder.Compression(Compression.Snappy)
            .DisableDictionary("claim_id").Encoding("claim_id", Encoding.DeltaBinaryPacked)
            .DisableDictionary("total_fen").DisableDictionary("in_scope_fen")
            .Build();
    }

    /// <summary>Takes a claim.</summary>
    public void Add(in GeneratedClaim claim)
    {
        if (Count == _ids.Length) Grow();
        var at = Count++;
        _ids[at] = claim.Id;
        _members[at] = claim.MemberId;
        _days[at] = new Date(claim.Day.DayNumber - Epoch);
        _kinds[at] = claim.IsPharmacy ? Pharmacy : "hospital";
        _levels[at] = claim.Level;
        _totals[at] = (int)claim.TotalFen;
        _inScope[at] = (int)claim.InScopeFen;
        _usesAccount[at] = claim.UsesAccount;
        _institutions[at] = claim.Institution;
        _districts[at] = claim.District;
    }

    /// <summary>A claim, by its place from 0.</summary>
    public GeneratedClaim this[int at] => new(
        _ids[at], _members[at], DateOnly.FromDayNumber(_days[at].Days + Epoch), _kinds[at] == Pharmacy, _levels[at],
        _totals[at], _inScope[at], _usesAccount[at], _institutions[at], _districts[at]);

    /// <summary>A claim's id.</summary>
    public long Id(int at) => _ids[at];

    /// <summary>Forgets the claims.</summary>
    public void Clear() => Count = 0;

    /// <summary>Writes the claims as a row group and forgets them.</summary>
    public void WriteTo(ParquetFileWriter file)
    {
        if (Count == 0) return;
        using var group = file.AppendRowGroup();
        Write(group, _ids);
        Write(group, _members);
        Write(group, _days);
        Write(group, _kinds);
        Write(group, _levels);
        Write(group, _totals);
        Write(group, _inScope);
        Write(group, _usesAccount);
        Write(group, _institutions);
        Write(group, _districts);
        Count = 0;
    }

    private static int Epoch => new DateOnly(1970, 1, 1).DayNumber;

    private void Write<T>(RowGroupWriter group, T[] values)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values.AsSpan(0, Count));
    }

    private void Grow()
    {
        var size = Math.Max(1 << 16, _ids.Length * 2);
        Array.Resize(ref _ids, size);
        Array.Resize(ref _members, size);
        Array.Resize(ref _days, size);
        Array.Resize(ref _kinds, size);
        Array.Resize(ref _levels, size);
        Array.Resize(ref _totals, size);
        Array.Resize(ref _inScope, size);
        Array.Resize(ref _usesAccount, size);
        Array.Resize(ref _institutions, size);
        Array.Resize(ref _districts, size);
    }
}
