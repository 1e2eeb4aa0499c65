using ClaimsRules.Money;
using Google.Protobuf;

namespace ClaimsEngine.Flags;

/// <summary>
/// Recent claims as bytes, in a layout of their own: numbers of 7 bits a byte, and of ids and days only what they lie
/// apart from the claim before.
/// </summary>
internal static class RecentBytes
{
    private const uint FirstLayout = 1;
    private const uint Layout = 2;
    private const int MostOfClaim = 40;
    private const int MostOfDrug = 15;

    /// <summary>Reads what <see cref="Write"/> wrote. Of another engine's layout nothing is known: it begins anew.</summary>
    public static RecentClaims Read(byte[] bytes)
    {
        if (bytes.Length == 0) return RecentClaims.None;
        using var reader = new CodedInputStream(bytes);
        var layout = reader.ReadUInt32();
        if (layout is not (FirstLayout or Layout)) return RecentClaims.None;
        var claims = new RecentClaim[reader.ReadUInt32()];
        RecentClaim before = default;
        for (var i = 0; i < claims.Length; i++)
        {
            before = layout == FirstLayout ? ReadFirst(reader) : Read(reader, before);
            claims[i] = before;
        }

        return RecentClaims.Of(claims);
    }

    /// <summary>How many bytes the claims take at most.</summary>
    public static int MostOf(RecentClaims claims)
    {
        var drugs = 0;
        foreach (ref readonly var claim in claims.Claims) drugs += claim.Drugs.Count;
        return MostOfClaim * (claims.Claims.Length + 1) + MostOfDrug * drugs;
    }

    /// <summary>Writes the claims.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="bytes">Receives them; at least <see cref="MostOf"/>.</param>
    /// <returns>How many bytes are written.</returns>
    public static int Write(RecentClaims claims, byte[] bytes)
    {
        using var writer = new CodedOutputStream(bytes);
        writer.WriteUInt32(Layout);
        writer.WriteUInt32((uint)claims.Claims.Length);
        RecentClaim before = default;
        foreach (ref readonly var claim in claims.Claims)
        {
            writer.WriteSInt64(unchecked(claim.Entry - before.Entry));
            writer.WriteSInt32(claim.Day.DayNumber - before.Day.DayNumber);
            writer.WriteInt64(claim.Institution);
            writer.WriteInt64(claim.Total.Value);
            writer.WriteUInt32(((uint)claim.Drugs.Count << 1) | (claim.IsVisit ? 1u : 0));
            foreach (var drug in claim.Drugs)
            {
                writer.WriteInt64(drug.Item);
                writer.WriteInt32(drug.Days);
            }

            before = claim;
        }

        return (int)writer.Position;
    }

    /// <summary>The claims as bytes of their own.</summary>
    public static byte[] Of(RecentClaims claims)
    {
        var bytes = new byte[MostOf(claims)];
        return bytes[..Write(claims, bytes)];
    }

    private static RecentClaim Read(CodedInputStream reader, in RecentClaim before)
    {
        var entry = unchecked(before.Entry + reader.ReadSInt64());
        var day = DateOnly.FromDayNumber(before.Day.DayNumber + reader.ReadSInt32());
        var (institution, total, marks) = (reader.ReadInt64(), new Fen(reader.ReadInt64()), reader.ReadUInt32());
        return new RecentClaim(entry, day, institution, (marks & 1) != 0, total, ReadDrugs(reader, marks >> 1));
    }

    private static RecentClaim ReadFirst(CodedInputStream reader) => new(
        reader.ReadInt64(),
        DateOnly.FromDayNumber(reader.ReadInt32()),
        reader.ReadInt64(),
        reader.ReadBool(),
        new Fen(reader.ReadInt64()),
        ReadDrugs(reader, reader.ReadUInt32()));

    private static RecentDrug[] ReadDrugs(CodedInputStream reader, uint count)
    {
        if (count == 0) return [];
        var drugs = new RecentDrug[count];
        for (var i = 0; i < drugs.Length; i++) drugs[i] = new RecentDrug(reader.ReadInt64(), reader.ReadInt32());
        return drugs;
    }
}
