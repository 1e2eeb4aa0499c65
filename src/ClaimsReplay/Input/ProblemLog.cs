namespace ClaimsReplay.Input;

/// <summary>The malformed rows found so far, in the order of their finding.</summary>
public sealed class ProblemLog
{
    private readonly List<InputProblem> _problems = [];

    /// <summary>The problems.</summary>
    public IReadOnlyList<InputProblem> Problems => _problems;

    /// <summary>The exit code that they call for.</summary>
    public int Code => _problems.Count == 0 ? ExitCode.Done : ExitCode.MalformedRows;

    /// <summary>Adds a problem.</summary>
    public void Add(InputProblem problem) => _problems.Add(problem);

    /// <summary>Adds the problems of another log.</summary>
    public void Add(ProblemLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _problems.AddRange(other._problems);
    }

    /// <summary>Writes every problem as a line, and their number.</summary>
    public void WriteTo(TextWriter writer)
    {
        foreach (var problem in _problems) writer.WriteLine(problem);
        if (_problems.Count == 0) return;
        writer.WriteLine(new Words(
            $"{_problems.Count} problems in the input; what they touch was left out.",
            $"输入数据有 {_problems.Count} 处问题，相关数据未纳入。"));
    }
}
