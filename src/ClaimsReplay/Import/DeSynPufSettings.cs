using ClaimsRules.Adjudication;

namespace ClaimsReplay.Import;

/// <summary>What the mapping of DE-SynPUF leaves open.</summary>
internal sealed class DeSynPufSettings
{
    private readonly ImportSettings _settings;
    private readonly Dictionary<string, HospitalLevel> _levels;

    private DeSynPufSettings(ImportSettings settings, Dictionary<string, HospitalLevel> levels) =>
        (_settings, _levels) = (settings, levels);

    /// <summary>Fen for one dollar.</summary>
    public ExactNumber FenScale => _settings.FenScale;

    /// <summary>Ages and scale.</summary>
    public ImportSettings Ages => _settings;

    /// <summary>Checks and arranges the command line's words.</summary>
    /// <exception cref="NotUsableException">One of them is not allowed.</exception>
    public static DeSynPufSettings Parse(string scale, string? levels, int adultAge, int retireeAge)
    {
        Dictionary<string, HospitalLevel> given = [];
        foreach (var entry in (levels ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var isKnown = entry.Split('=') is [var name, ['1' or '2' or '3'] level]
                && DeSynPufTables.All.Any(table => table.Name == name)
                && given.TryAdd(name, (HospitalLevel)(level[0] - '0'));
            if (isKnown) continue;
            throw new NotUsableException(new Words(
                "--levels: TABLE=LEVEL is allowed, with outpatient, carrier or pde and level 1, 2 or 3, each once.",
                "--levels 须为 表名=级别（1、2、3）。"));
        }

        return new DeSynPufSettings(ImportSettings.Parse(scale, null, adultAge, retireeAge), given);
    }

    /// <summary>The level of a table's claims.</summary>
    public HospitalLevel LevelOf(DeSynPufTable table) => _levels.GetValueOrDefault(table.Name, table.Level);
}
