using ClaimsRules.Adjudication;

namespace ClaimsReplay.Import;

/// <summary>
/// The levels of encounter classes. A wellness encounter is no claim (R6.6), but a prescription from one is. The
/// classes of stays and of care at home have no outpatient level unless they are given one.
/// </summary>
public sealed class ClassLevels
{
    private const string Wellness = "wellness";

    private readonly Dictionary<string, HospitalLevel> _levels = new()
    {
        ["ambulatory"] = HospitalLevel.One,
        ["virtual"] = HospitalLevel.One,
        [Wellness] = HospitalLevel.One,
        ["outpatient"] = HospitalLevel.Two,
        ["urgentcare"] = HospitalLevel.Two,
        ["emergency"] = HospitalLevel.Three,
        ["inpatient"] = HospitalLevel.None,
        ["snf"] = HospitalLevel.None,
        ["hospice"] = HospitalLevel.None,
        ["home"] = HospitalLevel.None,
    };

    /// <summary>
    /// Takes the default levels and those of a list such as <c>ambulatory=1,emergency=3</c>.
    /// </summary>
    /// <exception cref="NotUsableException">The list is not like that.</exception>
    public static ClassLevels Parse(string? list)
    {
        var levels = new ClassLevels();
        foreach (var entry in (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split('=') is not [{ Length: > 0 } name, ['1' or '2' or '3'] level])
            {
                throw new NotUsableException(new Words(
                    "--levels: CLASS=LEVEL is allowed, with level 1, 2 or 3, such as ambulatory=1,emergency=3.",
                    "--levels 须为 类别=级别（1、2、3）。"));
            }

            levels._levels[name] = (HospitalLevel)(level[0] - '0');
        }

        return levels;
    }

    /// <summary>The names of the classes.</summary>
    public IEnumerable<string> Names => _levels.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds what a class means.</summary>
    public bool TryFind(ReadOnlySpan<char> name, out ClassMeaning meaning)
    {
        var isKnown = _levels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var level);
        meaning = new ClassMeaning(level, level != HospitalLevel.None && name is not Wellness);
        return isKnown;
    }
}
