using ClaimsReplay.Run;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Input;

/// <summary>
/// The members of tables in memory that no family link joins to others, by their number; linked ones draw on
/// each other's accounts and are decided one claim at a time.
/// </summary>
/// <param name="input">The tables.</param>
/// <param name="order">Their claims in replay order.</param>
public sealed class TableMembers(ReplayInput input, ReplayOrder order) : IMemberSource
{
    private const int MostMembers = 16_384;
    private const int MostClaims = 1 << 17;

    private readonly string[] _districts =
        ["", .. Enumerable.Range(0, input.Claims.Districts.Count).Select(input.Claims.Districts.Text)];

    private int _member;
    private int _group;

    /// <inheritdoc/>
    public MemberBatch Batch { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> Districts => _districts;

    /// <inheritdoc/>
    public long Done => _member;

    /// <inheritdoc/>
    public long Size => input.Members.Count;

    /// <inheritdoc/>
    public bool Read()
    {
        Batch.Clear();
        for (; _member < input.Members.Count; _member++)
        {
            if (Batch.Members == MostMembers || Batch.Claims >= MostClaims) return true;
            var claims = ClaimsOf(_member);
            if (!input.Members.IsWhole(_member) || order.IsLinked(_member)) continue;
            Fill(claims);
            Batch.Add(input.Members.History(_member), input.Members.Opening(_member), claims.Length);
        }

        return Batch.Members > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private ReadOnlySpan<int> ClaimsOf(int member) =>
        _group < order.Groups && order.FirstMember(_group) == member ? order.Group(_group++).Span : [];

    private void Fill(ReadOnlySpan<int> claims)
    {
        var (columns, at) = (Batch.Columns, Batch.Claims);
        columns.Reserve(at + claims.Length);
        foreach (var claim in claims)
        {
            ref readonly var row = ref input.Claims.Rows[claim];
            columns.Days[at] = row.Time.Day;
            columns.Levels[at] = row.Level;
            columns.Settings[at] = row.Setting;
            columns.AccountUses[at] = row.UsesAccount ? AccountUse.Own : AccountUse.None;
            columns.InScope[at] = row.InScope;
            columns.OutOfScope[at] = row.Total - row.InScope;
            columns.Refusals[at] = row.VisitKind == VisitKind.ChronicSpecial ? Reason.BenefitNotDefined : Reason.None;
            columns.HasRefusals |= columns.Refusals[at] != Reason.None;
            columns.Districts[at] = checked((ushort)(row.District + 1));
            at++;
        }
    }
}
