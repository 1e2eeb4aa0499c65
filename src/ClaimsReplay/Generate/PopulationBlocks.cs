using ClaimsReplay.Input;

namespace ClaimsReplay.Generate;

/// <summary>
/// The population in blocks of members. A block has a stream of random numbers of its own, so that it comes out
/// the same whoever draws it and whatever was drawn before.
/// </summary>
internal sealed class PopulationBlocks(PopulationModel model, DateWindow window, ulong seed, long members)
{
    /// <summary>Members of a block; households do not reach over its end.</summary>
    public const int MembersOfABlock = 1024;

    private readonly MemberDraw _memberDraw = new(model, window);
    private readonly ClaimDraw _claimDraw = new(model, window);
    private readonly GeneratedMember[] _block = new GeneratedMember[MembersOfABlock];

    /// <summary>How many blocks there are.</summary>
    public static long Count(long members) => (members + MembersOfABlock - 1) / MembersOfABlock;

    /// <summary>Draws a block.</summary>
    /// <param name="number">The block's number, from 0.</param>
    /// <param name="claims">Receives its claims, member by member in order of time.</param>
    /// <param name="persons">Receives its members, or null.</param>
    /// <param name="families">Receives its links, or null.</param>
    public void Draw(long number, ClaimRowGroup claims, MemberRowGroup? persons, LinkRowGroup? families)
    {
        var first = number * MembersOfABlock;
        var count = (int)Math.Min(MembersOfABlock, members - first);
        var random = new SeededStream(seed, (ulong)number);
        for (var i = 0; i < count; i++) _block[i] = _memberDraw.Draw(first + i, ref random);
        for (var start = 0; start < count;)
        {
            var size = Math.Min(count - start, model.HouseholdSizes.Draw(ref random) + 1);
            if (random.Chance(model.Figures.LinkedHouseholds)) families?.Add(_block.AsSpan(start, size));
            start += size;
        }

        foreach (ref readonly var member in _block.AsSpan(0, count))
        {
            persons?.Add(member);
            _claimDraw.AddTo(claims, member, ref random);
        }
    }
}
