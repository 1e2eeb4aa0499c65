using System.Buffers.Binary;

namespace ClaimsReplay.Input.Buckets;

/// <summary>Spreads member ids evenly over 64 bits.</summary>
internal static class IdHash
{
    /// <summary>The hash of an id's bytes; the same in every run.</summary>
    public static ulong Of(ReadOnlySpan<byte> id)
    {
        var hash = (ulong)id.Length;
        for (; id.Length >= sizeof(ulong); id = id[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(id));
        if (id.IsEmpty) return hash;
        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        id.CopyTo(rest);
        return Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
    }

    /// <summary>The finalizer of MurmurHash3: every bit of the input changes half of the output.</summary>
    private static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 33)) * 0xFF51AFD7ED558CCD;
            bits = (bits ^ (bits >> 33)) * 0xC4CEB9FE1A85EC53;
            return bits ^ (bits >> 33);
        }
    }
}
