namespace ClaimsReplay.Input;

/// <summary>
/// The malformed rows found so far, in the order of their finding. All are counted; the first of them are kept, so
/// that a file of nothing else takes no more memory than any.
/// </summary>
/// <param name="isStrict">Whether the first problem ends the work.</param>
public sealed class ProblemLog(bool isStrict = false)
{
    private const int MostKept = 10_000;

    private readonly List<InputProblem> _problems = [];

    /// <summary>Whether the first problem ends the work.</summary>
    public bool IsStrict => isStrict;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first ones.</summary>
    public IReadOnlyList<InputProblem> Problems => _problems;

    /// <summary>The exit code that they call for.</summary>
    public int Code => Count == 0 ? ExitCode.Done : ExitCode.MalformedRows;

    /// <summary>Adds a problem.</summary>
    /// <exception cref="NotUsableException">The log is strict.</exception>
    public void Add(InputProblem problem)
    {
        if (isStrict) throw new NotUsableException(new Words($"{problem} (--strict)", "遇到首个问题即停止。"));
        Count++;
        if (_problems.Count < MostKept) _problems.Add(problem);
    }

    /// <summary>Adds the problems of another log.</summary>
    public void Add(ProblemLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Count += other.Count;
        _problems.AddRange(other._problems.Take(MostKept - _problems.Count));
    }

    /// <summary>Writes every kept problem as a line, and how many there are.</summary>
    public void WriteTo(TextWriter writer)
    {
        foreach (var problem in _problems) writer.WriteLine(problem);
        if (Count > _problems.Count)
            writer.WriteLine(new Words($"… and {Count - _problems.Count} more.", $"另有 {Count - _problems.Count} 处。"));
        if (Count == 0) return;
        writer.WriteLine(new Words(
            $"{Count} problems in the input; what they touch was left out.",
            $"输入数据有 {Count} 处问题，相关数据未纳入。"));
    }
}
