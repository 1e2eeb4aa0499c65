using ClaimsRules.Policies;

namespace ClaimsEngine.Storage;

/// <summary>Policies kept by their hash, with the bytes of their files.</summary>
internal interface IPolicyRows
{
    /// <summary>Keeps a policy unless it is kept already.</summary>
    /// <param name="hash">The policy's SHA-256 in hexadecimal.</param>
    /// <param name="files">Its files.</param>
    /// <param name="nowMs">The time in milliseconds since 1970-01-01 UTC.</param>
    /// <returns>Its key.</returns>
    int Keep(string hash, IReadOnlyList<PolicyFile> files, long nowMs);

    /// <summary>The files of a kept policy, by name.</summary>
    List<PolicyFile> Files(int key);

    /// <summary>Whether the store answers.</summary>
    /// <exception cref="System.Data.Common.DbException">It does not.</exception>
    bool Answers();
}
