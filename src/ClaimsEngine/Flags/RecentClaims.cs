using ClaimsRules.Money;

namespace ClaimsEngine.Flags;

/// <summary>
/// A member's recent claims and purchases in the order in which they were settled: as much as the flag rules look
/// back on, and no more than fits a small row. Immutable.
/// </summary>
internal sealed class RecentClaims
{
    /// <summary>No claims.</summary>
    public static readonly RecentClaims None = new([]);

    private const byte Layout = 1;
    private const int MostClaims = 32;
    private const int MostDrugs = 256;
    private const int MostDays = 366;

    private readonly RecentClaim[] _claims;

    private RecentClaims(RecentClaim[] claims) => _claims = claims;

    /// <summary>The claims.</summary>
    public IReadOnlyList<RecentClaim> Claims => _claims;

    /// <summary>Reads what <see cref="ToBytes"/> wrote. Of another engine's layout nothing is known: it begins anew.</summary>
    public static RecentClaims Of(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadByte() != Layout) return None;
        var claims = new RecentClaim[reader.Read7BitEncodedInt()];
        for (var i = 0; i < claims.Length; i++)
        {
            claims[i] = new RecentClaim(
                reader.Read7BitEncodedInt64(),
                DateOnly.FromDayNumber(reader.Read7BitEncodedInt()),
                reader.Read7BitEncodedInt64(),
                reader.ReadBoolean(),
                new Fen(reader.Read7BitEncodedInt64()),
                ReadDrugs(reader));
        }

        return new RecentClaims(claims);
    }

    /// <summary>Adds a claim, and lets go of what lies too far back or is too much.</summary>
    public RecentClaims With(RecentClaim claim)
    {
        List<RecentClaim> claims = [.. _claims, claim];
        var oldest = claims.Max(each => each.Day).AddDays(-MostDays);
        claims.RemoveAll(each => each.Day < oldest);
        while (claims.Count > 1 && (claims.Count > MostClaims || claims.Sum(each => each.Drugs.Count) > MostDrugs))
        {
            // The latest visit tells whether a relative has visits of the own: it goes last.
            var visit = claims.Where(each => each.IsVisit).MaxBy(each => each.Day);
            claims.RemoveAt(ReferenceEquals(claims[0], visit) ? 1 : 0);
        }

        return new RecentClaims([.. claims]);
    }

    /// <summary>Takes a claim out that was reversed.</summary>
    public RecentClaims Without(long entry) => new([.. _claims.Where(claim => claim.Entry != entry)]);

    /// <summary>The claims in a layout of their own: numbers of 7 bits a byte, times and keys being small.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Layout);
        writer.Write7BitEncodedInt(_claims.Length);
        foreach (var claim in _claims)
        {
            writer.Write7BitEncodedInt64(claim.Entry);
            writer.Write7BitEncodedInt(claim.Day.DayNumber);
            writer.Write7BitEncodedInt64(claim.Institution);
            writer.Write(claim.IsVisit);
            writer.Write7BitEncodedInt64(claim.Total.Value);
            writer.Write7BitEncodedInt(claim.Drugs.Count);
            foreach (var drug in claim.Drugs)
            {
                writer.Write7BitEncodedInt64(drug.Item);
                writer.Write7BitEncodedInt(drug.Days);
            }
        }

        return bytes.ToArray();
    }

    private static RecentDrug[] ReadDrugs(BinaryReader reader)
    {
        var drugs = new RecentDrug[reader.Read7BitEncodedInt()];
        for (var i = 0; i < drugs.Length; i++)
            drugs[i] = new RecentDrug(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt());
        return drugs;
    }
}
