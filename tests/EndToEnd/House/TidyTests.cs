using System.Text.RegularExpressions;

namespace EndToEnd.House;

/// <summary>The house rules that no compiler holds.</summary>
internal sealed partial class TidyTests
{
    private const int MostLines = 400;
    private const int WidestLine = 130;

    [Test]
    public void SourceFile_Each_IsAtMost400Lines() => Assert.That(
        Repository.Files(".cs", ".proto", ".sh", ".sql", ".razor").Where(path => Repository.Lines(path).Length > MostLines),
        Is.Empty);

    [Test]
    public void SourceFiles_Half_AreAtMost100Lines()
    {
        int[] lengths = [.. Repository.Files(".cs").Select(path => Repository.Lines(path).Length).Order()];
        Assert.That(lengths[lengths.Length / 2], Is.LessThanOrEqualTo(100));
    }

    [Test]
    public void SourceLine_Each_IsAtMost130Characters() => Assert.That(
        Offenders(Repository.Files(".cs", ".proto"), line => line.Length > WidestLine), Is.Empty);

    [Test]
    public void RulesSource_Each_KnowsNoInexactNumber() => Assert.That(
        Offenders(Repository.Files(".cs").Where(path => path.StartsWith("src/ClaimsRules/", StringComparison.Ordinal)),
            line => InexactNumber().IsMatch(CommentOf().Replace(line, ""))),
        Is.Empty);

    [Test]
    public void EngineSource_Each_KnowsNoDecimalMoney() => Assert.That(
        Offenders(Repository.Files(".cs").Where(path => path.StartsWith("src/ClaimsEngine/", StringComparison.Ordinal)),
            line => DecimalNumber().IsMatch(CommentOf().Replace(line, ""))),
        Is.Empty);

    [Test]
    public void FileName_Each_SaysWhatIsInIt() => Assert.That(
        Repository.Files(".cs").Where(path => VagueName().IsMatch(Path.GetFileNameWithoutExtension(path)) || path.Contains(' ')),
        Is.Empty);

    [Test]
    public void Folder_Each_HoldsNoTypeOfItsOwnName() => Assert.That(
        Repository.Files(".cs").Where(path =>
            Path.GetFileNameWithoutExtension(path) == Path.GetFileName(Path.GetDirectoryName(path))),
        Is.Empty);

    [Test]
    public void Type_First_StandsInAFileOfItsName() => Assert.That(
        Repository.Files(".cs").Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Where(path => FirstType().Match(string.Join('\n', Repository.Lines(path))) is { Success: true } type
                && type.Groups["name"].Value != Path.GetFileName(path).Split('.')[0]),
        Is.Empty);

    [Test]
    public void PackageVersion_Each_StandsInOnePlace() => Assert.That(
        Offenders(Repository.Files(".csproj"), line => line.Contains("PackageReference", StringComparison.Ordinal)
            && line.Contains("Version=", StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void Page_Each_HasOneTitle() => Assert.That(
        Repository.Files(".md").Where(path => TitlesOf(Repository.Lines(path)) != 1), Is.Empty);

    [Test]
    public void Link_InAPage_LeadsToAFile() => Assert.That(
        Repository.Files(".md").SelectMany(page => Repository.Lines(page)
            .SelectMany(line => LinkOf().Matches(line).Select(link => link.Groups["to"].Value.Split('#')[0]))
            .Where(to => to.Length > 0 && !to.Contains("://", StringComparison.Ordinal))
            .Where(to => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page) ?? "", to)))
            .Select(to => $"{page}: {to}")),
        Is.Empty);

    private static int TitlesOf(string[] lines)
    {
        var fenced = false;
        var titles = 0;
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            else if (!fenced && line.StartsWith("# ", StringComparison.Ordinal)) titles++;
        }

        return titles;
    }

    private static IEnumerable<string> Offenders(IEnumerable<string> paths, Func<string, bool> offends) =>
        from path in paths
        from numbered in Repository.Lines(path).Select((line, i) => (line, number: i + 1))
        where offends(numbered.line)
        select $"{path}:{numbered.number}";

    [GeneratedRegex(@"\b(double|decimal|float|Half)\b")]
    private static partial Regex InexactNumber();

    [GeneratedRegex(@"\b(decimal|float)\b")]
    private static partial Regex DecimalNumber();

    [GeneratedRegex("//.*|\"[^\"]*\"")]
    private static partial Regex CommentOf();

    [GeneratedRegex("Manager|Helper|Util|Common|Base$")]
    private static partial Regex VagueName();

    [GeneratedRegex(
        @"^(?:public|internal)[\w ]* (?:class|record struct|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex FirstType();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex LinkOf();
}
