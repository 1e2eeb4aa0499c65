using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Each member's sums over a block under each policy, for winners, losers and distributions.
/// </summary>
public sealed class MemberTotals
{
    private ClaimTotals[] _totals = [];
    private Fen[] _balances = [];
    private int _members;

    /// <summary>A member's sums.</summary>
    /// <param name="policy">The policy's number in the plan.</param>
    /// <param name="member">The member's number in the block.</param>
    public ref readonly ClaimTotals Totals(int policy, int member) => ref _totals[policy * _members + member];

    /// <summary>A member's balance after the last claim and the last credit.</summary>
    /// <param name="policy">The policy's number in the plan.</param>
    /// <param name="member">The member's number in the block.</param>
    public Fen ClosingBalance(int policy, int member) => _balances[policy * _members + member];

    /// <summary>Makes room for a block; call it before the block's parts run.</summary>
    public void Prepare(ColumnBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        _members = block.Members;
        var length = _members * block.Plan.Policies.Count;
        if (_totals.Length < length) Array.Resize(ref _totals, length);
        if (_balances.Length < length) Array.Resize(ref _balances, length);
    }

    internal void Set(int policy, int member, in ClaimTotals totals, Fen balance)
    {
        _totals[policy * _members + member] = totals;
        _balances[policy * _members + member] = balance;
    }
}
