using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>The insured persons of <c>members</c>, by their number.</summary>
/// <param name="file">The table's file, for messages.</param>
/// <param name="ids">Their ids.</param>
/// <param name="histories">What the rules know of each; null for one whose rows are malformed.</param>
/// <param name="openings">The opening balances.</param>
/// <param name="firstRows">The first row of each.</param>
public sealed class MemberTable(
    string file, IdTable ids, MemberHistory?[] histories, Fen[] openings, long[] firstRows)
{
    /// <summary>The table's file.</summary>
    public string File => file;

    /// <summary>The ids.</summary>
    public IdTable Ids => ids;

    /// <summary>How many there are, malformed ones included.</summary>
    public int Count => histories.Length;

    /// <summary>Whether a member's rows are well-formed.</summary>
    public bool IsWhole(int member) => histories[member] is not null;

    /// <summary>What the rules know of a well-formed member.</summary>
    public MemberHistory History(int member) => histories[member]
        ?? throw new InvalidOperationException("A malformed member is not replayed.");

    /// <summary>The balance before the first credit.</summary>
    public Fen Opening(int member) => openings[member];

    /// <summary>The member's first row.</summary>
    public long FirstRow(int member) => firstRows[member];
}
