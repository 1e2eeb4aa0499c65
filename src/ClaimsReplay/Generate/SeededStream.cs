namespace ClaimsReplay.Generate;

/// <summary>
/// Random numbers out of a seed and a place (SplitMix64). The same seed and place give the same numbers on every
/// machine and runtime, so that what is generated never depends on which thread drew it.
/// </summary>
internal struct SeededStream
{
    private ulong _state;

    /// <summary>Starts the stream of a place, such as a block of members.</summary>
    public SeededStream(ulong seed, ulong place) => _state = Mix(Mix(seed) ^ place);

    /// <summary>64 bits that look random of any 64 bits.</summary>
    public static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits += 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>A number from 0 to one below a bound above 0, all about equally likely.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>True in so many of 10 000 cases.</summary>
    public bool Chance(int basisPoints) => Below(10_000) < basisPoints;

    private ulong Next()
    {
        unchecked
        {
            var drawn = Mix(_state);
            _state += 0x9E3779B97F4A7C15;
            return drawn;
        }
    }
}
