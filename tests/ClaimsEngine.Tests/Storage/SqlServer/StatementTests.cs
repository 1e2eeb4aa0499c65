using System.Text.RegularExpressions;
using ClaimsEngine.Storage.SqlServer;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>
/// Every text that goes to SQL Server is taken by Microsoft's own parser, plain, and bound to the migrations' schema.
/// </summary>
internal sealed partial class StatementTests
{
    // What an audit's text may be bound with; their types are those of the columns beside them.
    private static readonly string[] AuditTexts = ["@p1", "@p2"];

    [TestCaseSource(nameof(Names))]
    public void Statement_Each_IsTakenByTheParser(string name)
    {
        SqlParser.Parse(TextOf(name).Text, out var errors);
        Assert.That(errors, Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Statement_Each_IsPlain(string name) =>
        Assert.That(PlainSqlVisitor.FindIn(TextOf(name).Text), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public void Statement_Each_NamesWhatTheSchemaHas(string name)
    {
        var statement = TextOf(name);
        Assert.That(
            SqlBinder.ProblemsOf(SqlSchema.Current, statement.Text, statement.Parameters ?? GuessedOf(statement.Text)),
            Is.Empty);
    }

    [Test]
    public void Statements_All_AreFound()
    {
        var found = SqlText.Statements().Select(statement => statement.Name).ToList();
        Assert.That(found, Is.Unique);
        Assert.That(found, Has.Some.StartsWith("WriteStatements."));
        Assert.That(found, Has.Some.StartsWith("LoadStatements."));
        Assert.That(found, Has.Some.StartsWith("AuditSetSql."));
        Assert.That(found, Has.Count.GreaterThan(90));
    }

    /// <summary>A statement that were put together elsewhere would escape the tests above.</summary>
    [Test]
    public void Source_BesideTheStatements_HoldsNoSql()
    {
        var folder = Path.Combine(RepositoryRoot(), "src", "ClaimsEngine", "Storage", "SqlServer");
        var strays = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).EndsWith("Statements.cs", StringComparison.Ordinal))
            .Where(path => SqlInText().IsMatch(File.ReadAllText(path)))
            .Select(Path.GetFileName);
        Assert.That(strays, Is.Empty);
    }

    [TestCase("SELECT m.[key] FROM dbo.member AS m WHERE")]
    [TestCase("SELECT m.key FROM dbo.member AS m")]
    [TestCase("INSERT INTO dbo.member (id) VALUES ('a'")]
    [TestCase("UPDATE dbo.member SET WHERE id = 'a'")]
    [TestCase("SELECT 1 LIMIT 1")]
    [TestCase("INSERT INTO year_state VALUES (1, 1, 1) ON CONFLICT DO NOTHING")]
    public void Parser_BrokenStatement_IsRefused(string text)
    {
        SqlParser.Parse(text, out var errors);
        Assert.That(errors, Is.Not.Empty);
    }

    private static IEnumerable<string> Names() => SqlText.Statements().Select(statement => statement.Name);

    private static SqlText TextOf(string name) => SqlText.Statements().Single(statement => statement.Name == name);

    /// <summary>The parameters of an audit's text: numbers, or ids where they are compared with text.</summary>
    private static List<SqlParam> GuessedOf(string text)
    {
        List<SqlParam> guessed = [];
        foreach (var name in AuditTexts.Where(name => text.Contains(name, StringComparison.Ordinal)))
        {
            var isText = Regex.IsMatch(text, $@"\.(id|number|prescription_number) = {name}\b");
            guessed.Add(isText ? SqlParam.Id(name) : SqlParam.BigInt(name));
        }

        // Their places are taken in the order in which they are first named.
        Assert.That(guessed.Select(each => text.IndexOf(each.Name, StringComparison.Ordinal)), Is.Ordered);
        return guessed;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Claims.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"""[^""\n]*\b(SELECT|INSERT INTO|UPDATE \w+|DELETE FROM|WHERE|EXEC)\b[^""\n]*""")]
    private static partial Regex SqlInText();
}
