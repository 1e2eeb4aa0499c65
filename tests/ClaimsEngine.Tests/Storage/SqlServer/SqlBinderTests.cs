using ClaimsEngine.Storage.SqlServer;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>What a server would refuse is caught without one.</summary>
internal sealed class SqlBinderTests
{
    private static readonly SqlParam[] Given =
        [SqlParam.Rows("@keys", TableTypes.KeyList), SqlParam.BigInt("@now"), SqlParam.Id("@id")];

    [TestCase("SELECT m.id FROM dbo.membre AS m", "no table dbo.membre")]
    [TestCase("SELECT m.name FROM dbo.member AS m", "no column m.name")]
    [TestCase("SELECT x.id FROM dbo.member AS m", "no column x.id")]
    [TestCase("SELECT m.id FROM dbo.member AS m WHERE m.[key] = @late", "@late is not given")]
    [TestCase("SELECT k.id FROM @keys AS k", "no column k.id")]
    [TestCase("SELECT k.[key] FROM @pairs AS k", "no rows @pairs")]
    [TestCase("SELECT m.id FROM dbo.member AS m WHERE m.[key] = @keys", "@keys is rows, not a value")]
    [TestCase("SELECT id FROM dbo.member AS m INNER JOIN dbo.institution AS i ON i.[key] = m.[key]",
        "no column id (in 2 tables)")]
    [TestCase("SELECT m.id FROM dbo.member AS m INNER JOIN dbo.flag AS m ON m.entry = 1", "m names two tables")]
    [TestCase("SELECT m.id FROM dbo.member AS m WHERE m.id = @now", "id varchar(64) is compared with @now bigint")]
    [TestCase("SELECT m.id FROM dbo.member AS m WHERE m.[key] = @id", "key bigint is compared with @id varchar(64)")]
    [TestCase("SELECT b.month FROM dbo.budget AS b INNER JOIN dbo.member AS m ON m.id = b.district",
        "id varchar(64) is compared with district nvarchar(64)")]
    [TestCase("INSERT INTO dbo.member ([key], id) SELECT k.[key] FROM @keys AS k", "1 values are inserted into 2 columns")]
    [TestCase("INSERT INTO dbo.member ([key]) SELECT k.[key] FROM @keys AS k", "id is not inserted")]
    [TestCase("INSERT INTO dbo.member ([key], id, nme) VALUES (1, 'a', 2)", "no column nme to insert into")]
    [TestCase("INSERT INTO dbo.year_state (member, year, in_scope_fen) SELECT k.[key], k.[key], 0 FROM @keys AS k",
        "year is int, its value key bigint")]
    [TestCase("INSERT INTO dbo.fence (sequence, institution, number, recorded_at_ms, hash) "
        + "SELECT e.id, e.institution, @id, @now, e.hash FROM dbo.entry AS e",
        "institution takes no NULL, its value institution may be")]
    [TestCase("UPDATE s SET s.chains = 1 FROM dbo.member_state AS s WHERE s.member = 1", "no column s.chains")]
    [TestCase("UPDATE x SET x.guard = 1 FROM dbo.member_state AS s WHERE s.member = 1", "x is no table to update")]
    [TestCase("UPDATE dbo.member_state SET guard = 1", "every row is updated")]
    [TestCase("SELECT m.id, count(*) FROM dbo.member AS m", "m.id is neither grouped nor aggregated")]
    [TestCase("SELECT l.entry, e.id, count(*) FROM dbo.entry_line AS l INNER JOIN dbo.entry AS e ON e.id = l.entry "
        + "GROUP BY l.entry", "e.id is neither grouped nor aggregated")]
    [TestCase("SELECT m.id FROM dbo.member AS m ORDER BY 1", "is ordered by a place, not by a column")]
    [TestCase("SELECT m.id FROM dbo.member AS m ORDER BY m.nme", "no column m.nme")]
    [TestCase("SELECT m.id FROM dbo.member AS m UNION ALL SELECT i.id, i.version FROM dbo.institution AS i",
        "1 and 2 columns are united")]
    [TestCase("SELECT m.id FROM dbo.member AS m WHERE EXISTS (SELECT 1 FROM dbo.flag AS f WHERE f.ntry = m.[key])",
        "no column f.ntry")]
    [TestCase("SELECT c.key_ FROM (SELECT m.[key] AS k FROM dbo.member AS m) AS c", "no column c.key_")]
    [TestCase("DROP TABLE dbo.member", "DropTableStatement is no statement that an engine runs")]
    public void ProblemsOf_WrongStatement_SayWhatIsWrong(string text, string problem) =>
        Assert.That(SqlBinder.ProblemsOf(SqlSchema.Current, text, Given), Does.Contain(problem));

    [Test]
    public void ProblemsOf_ParameterLeftUnused_NameIt() => Assert.That(
        SqlBinder.ProblemsOf(SqlSchema.Current, "SELECT m.id FROM dbo.member AS m WHERE m.id = @id", Given),
        Is.EqualTo(new[] { "@keys is given and not used", "@now is given and not used" }));

    [Test]
    public void ProblemsOf_SubqueryNamingTheQueryAround_IsSound() => Assert.That(
        SqlBinder.ProblemsOf(
            SqlSchema.Current,
            "SELECT m.id FROM dbo.member AS m WHERE NOT EXISTS (SELECT 1 FROM dbo.flag AS f WHERE f.entry = m.[key])",
            []),
        Is.Empty);
}
