using System.Text.RegularExpressions;
using ClaimsEngine.Storage.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>The migrations are taken by Microsoft's parser, and make what the engine's code sends and names.</summary>
internal sealed class MigrationTests
{
    [TestCaseSource(nameof(Names))]
    public void Migration_Each_IsTakenByTheParser(string name)
    {
        SqlParser.Parse(TextOf(name), out var errors);
        Assert.That(errors, Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Migration_Each_IsPlain(string name) => Assert.That(PlainSqlVisitor.FindIn(TextOf(name)), Is.Empty);

    [Test]
    public void Migrations_All_AreNumberedWithoutAGap() => Assert.That(
        Names().Select(name => int.Parse(Regex.Match(name, @"\.(\d{4})-").Groups[1].Value, null)),
        Is.EqualTo(Enumerable.Range(1, Names().Count())));

    [TestCase("CREATE TABLE dbo.a (b int NOT NULL,,)")]
    [TestCase("CREATE TYPE dbo.a AS TABLE (b int NOT NULL")]
    [TestCase("CREATE TABLE a (b INTEGER PRIMARY KEY) STRICT, WITHOUT ROWID")]
    public void Parser_BrokenMigration_IsRefused(string text)
    {
        SqlParser.Parse(text, out var errors);
        Assert.That(errors, Is.Not.Empty);
    }

    [Test]
    public void TableType_EachOfTheEngine_IsTheMigrationsColumnForColumn()
    {
        var engine = EngineTypes();
        Assert.That(engine.Select(type => "dbo." + type.Name), Is.EquivalentTo(SqlSchema.Current.Types.Keys));
        foreach (var type in engine)
        {
            Assert.That(
                type.Columns.Select(Told), Is.EqualTo(SqlSchema.Current.Types["dbo." + type.Name].Select(Told)),
                type.Name);
            Assert.That(
                Enumerable.Range(0, type.Columns.Count).Select(place => type.NewRecord().GetName(place)),
                Is.EqualTo(type.Columns.Select(column => column.Name)), type.Name);
        }
    }

    /// <summary>Another name, place, type, length or nullability would be told apart.</summary>
    [TestCase("member bigint NOT NULL, year int NOT NULL", true)]
    [TestCase("year int NOT NULL, member bigint NOT NULL", false)]
    [TestCase("member bigint NOT NULL, yaer int NOT NULL", false)]
    [TestCase("member int NOT NULL, year int NOT NULL", false)]
    [TestCase("member bigint NULL, year int NOT NULL", false)]
    [TestCase("member bigint NOT NULL", false)]
    public void Told_OtherColumns_AreTold(string columns, bool areSame)
    {
        var script = (TSqlScript)SqlParser.Parse($"CREATE TYPE dbo.a AS TABLE ({columns})");
        var declared = ((CreateTypeTableStatement)script.Batches[0].Statements[0]).Definition.ColumnDefinitions
            .Select(SqlColumn.Of).Select(Told);
        string[] sent = [Told(TableColumn.BigInt("member")), Told(TableColumn.Int("year"))];
        Assert.That(declared.SequenceEqual(sent), Is.EqualTo(areSame));
    }

    /// <summary>A table's column and a type's of the same name hold the same: nothing is cut or converted.</summary>
    [TestCase("entry_rows", "entry")]
    [TestCase("entry_line_rows", "entry_line")]
    [TestCase("flag_rows", "flag")]
    [TestCase("claim_key_rows", "claim_key")]
    [TestCase("fence_rows", "fence")]
    [TestCase("state_rows", "member_state")]
    [TestCase("year_rows", "year_state")]
    [TestCase("family_link_rows", "family_link")]
    [TestCase("catalogue_rows", "catalogue_row")]
    [TestCase("prescription_rows", "prescription")]
    [TestCase("left_rows", "prescription_left")]
    [TestCase("recent_rows", "recent_claims")]
    [TestCase("budget_rows", "budget")]
    [TestCase("policy_file_rows", "policy_file")]
    public void TableType_OfATable_HasItsColumns(string type, string table)
    {
        var columns = SqlSchema.Current.Tables["dbo." + table];
        var missing = SqlSchema.Current.Types["dbo." + type].Where(column => !columns.Contains(column));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Role_MayUseEachType()
    {
        var grants = TextOf(Names().Single(name => name.Contains("role", StringComparison.Ordinal)));
        Assert.That(
            SqlSchema.Current.Types.Keys.Where(type => !grants.Contains($"TYPE::{type} TO", StringComparison.Ordinal)),
            Is.Empty);
    }

    [Test]
    public void Role_MayUpdateWhatTheEngineUpdatesAndNoMore()
    {
        var texts = SqlText.Statements().Select(each => each.Text)
            .Where(text => text.StartsWith("UPDATE", StringComparison.Ordinal));
        var tables = texts.Select(text => Regex.Match(text, @"dbo\.\w+").Value).Distinct();
        var grants = TextOf(Names().Single(name => name.Contains("role", StringComparison.Ordinal)));
        var granted = Regex.Matches(grants, @"GRANT UPDATE ON OBJECT::(dbo\.\w+)").Select(match => match.Groups[1].Value);
        Assert.That(granted, Is.EquivalentTo(tables));
    }

    [Test]
    public void AppendOnly_EachTableWithoutUpdate_RefusesIt()
    {
        var triggers = string.Join('\n', Names().Select(TextOf));
        var guarded = Regex.Matches(triggers, @"ON (dbo\.\S+) INSTEAD OF UPDATE, DELETE")
            .Select(match => Regex.Replace(match.Groups[1].Value, @"[\[\]]", ""));
        string[] changing =
        [
            "dbo.member", "dbo.member_state", "dbo.year_state", "dbo.institution", "dbo.catalogue_item",
            "dbo.prescription_left", "dbo.recent_claims", "dbo.engine_lane", "sys.databases",
        ];
        Assert.That(guarded, Is.EquivalentTo(SqlSchema.Current.Tables.Keys.Except(changing)));
    }

    private static string Told(SqlColumn column) =>
        $"{column.Name} {column.Type} {(column.IsNullable ? "NULL" : "NOT NULL")}";

    private static string Told(TableColumn column)
    {
        var length = column.Length switch { 0 => "", -1 => "(max)", var fixedLength => $"({fixedLength})" };
        var type = column.MetaData.SqlDbType.ToString().ToLowerInvariant() + length;
        return $"{column.MetaData.Name} {type} {(column.IsNullable ? "NULL" : "NOT NULL")}";
    }

    private static List<TableType> EngineTypes() =>
    [
        .. typeof(TableTypes).GetFields().Where(field => field.FieldType == typeof(TableType))
            .Select(field => (TableType)field.GetValue(null)!),
    ];

    private static IEnumerable<string> Names() => SqlText.Migrations().Select(migration => migration.Name);

    private static string TextOf(string name) => SqlText.Migrations().Single(each => each.Name == name).Text;
}
