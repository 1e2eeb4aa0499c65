namespace ClaimsEngine.Storage.Audits;

/// <summary>Walks a table by stretches of its keys, so that no statement has to hold all its rows.</summary>
internal static class KeyStretches
{
    /// <summary>The least key from one on, or null when there is none.</summary>
    /// <param name="next">A statement that asks for it, bound by the key.</param>
    /// <param name="from">The key.</param>
    public static long? NextKey(this IStatement next, long from)
    {
        long? key = null;
        next.Bind(from);
        while (next.Read()) key = next.IsNull(0) ? null : next.Int64(0);
        return key;
    }
}
