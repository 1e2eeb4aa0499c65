using System.Security.Cryptography;

namespace ClaimsEngine.Audit;

/// <summary>
/// The root of a Merkle tree as in RFC 6962, section 2.1: leaves and nodes are told apart by their first byte. Leaves
/// come one after another; no more than one hash for each power of two is kept.
/// </summary>
internal sealed class MerkleTree
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    private readonly Stack<(long Size, byte[] Hash)> _subtrees = new();

    /// <summary>How many leaves there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the next leaf.</summary>
    public void Add(ReadOnlySpan<byte> leaf)
    {
        Count++;
        var (size, hash) = (1L, Hash(LeafPrefix, leaf, []));
        while (_subtrees.TryPeek(out var before) && before.Size == size)
        {
            _subtrees.Pop();
            (size, hash) = (size * 2, Hash(NodePrefix, before.Hash, hash));
        }

        _subtrees.Push((size, hash));
    }

    /// <summary>The root over the leaves so far; without leaves the hash of nothing.</summary>
    public byte[] Root()
    {
        if (_subtrees.Count == 0) return SHA256.HashData([]);
        byte[]? right = null;
        foreach (var (_, hash) in _subtrees) right = right is null ? hash : Hash(NodePrefix, hash, right);
        return right!;
    }

    private static byte[] Hash(byte prefix, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> bytes = stackalloc byte[1 + left.Length + right.Length];
        bytes[0] = prefix;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + left.Length)..]);
        return SHA256.HashData(bytes);
    }
}
