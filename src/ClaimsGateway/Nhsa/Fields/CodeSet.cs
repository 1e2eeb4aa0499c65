using System.Collections.Frozen;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>The values that a coded field may have, with their Chinese names.</summary>
internal sealed class CodeSet(string name, IReadOnlyDictionary<string, string> titles)
{
    private readonly FrozenDictionary<string, string> _titles = titles.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The set's name in <c>codes.txt</c>.</summary>
    public string Name => name;

    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes => _titles.Keys;

    /// <summary>Whether the code is in the set.</summary>
    public bool Contains(string code) => _titles.ContainsKey(code);

    /// <summary>The code's Chinese name, or the code itself when it has none.</summary>
    public string TitleOf(string code) => _titles.GetValueOrDefault(code, code);
}
