namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>What the house does without is caught where it stands.</summary>
internal sealed class PlainSqlTests
{
    [TestCase(
        "MERGE dbo.member AS m USING @n AS n ON n.id = m.id WHEN NOT MATCHED THEN INSERT (id) VALUES (n.id);",
        "MERGE")]
    [TestCase("CREATE OR ALTER PROCEDURE dbo.p AS SELECT 1 AS one", "CREATE OR ALTER")]
    [TestCase("CREATE OR ALTER TRIGGER dbo.t ON dbo.member FOR INSERT AS THROW 50001, 'no', 1", "CREATE OR ALTER")]
    [TestCase("SELECT m.id FROM dbo.member AS m WITH (UPDLOCK)", "table hint UpdLock")]
    [TestCase("SELECT m.id FROM dbo.member AS m WITH (NOLOCK)", "table hint NoLock")]
    [TestCase("SELECT m.id FROM dbo.member AS m WITH (HOLDLOCK)", "table hint HoldLock")]
    [TestCase("SELECT m.id FROM dbo.member AS m OPTION (RECOMPILE)", "query hint Recompile")]
    [TestCase("SELECT m.id FROM dbo.member AS m INNER HASH JOIN dbo.flag AS f ON f.entry = m.[key]", "join hint Hash")]
    [TestCase("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "isolation level Serializable")]
    [TestCase("SELECT m.id FROM dbo.member AS m FOR JSON PATH", "FOR JSON")]
    [TestCase("SELECT m.id FROM dbo.member AS m FOR XML AUTO", "FOR XML")]
    [TestCase("SELECT JSON_VALUE(m.id, '$.a') AS a FROM dbo.member AS m", "function JSON_VALUE")]
    [TestCase("SELECT ISJSON(m.id) AS a FROM dbo.member AS m", "function ISJSON")]
    [TestCase("SELECT j.[key] FROM OPENJSON(@list) AS j", "OPENJSON")]
    [TestCase("SELECT s.value FROM STRING_SPLIT(@list, ',') AS s", "function STRING_SPLIT")]
    [TestCase("SELECT m.id FROM dbo.member FOR SYSTEM_TIME ALL AS m", "FOR SYSTEM_TIME")]
    [TestCase("EXEC dbo.p", "EXECUTE")]
    [TestCase("DELETE FROM dbo.member WHERE id = 'a'", "DELETE")]
    [TestCase("TRUNCATE TABLE dbo.member", "TRUNCATE")]
    [TestCase("SELECT * FROM dbo.member", "SELECT *")]
    [TestCase("SELECT GETDATE() AS now", "function GETDATE")]
    [TestCase("SELECT CURRENT_TIMESTAMP AS now", "function CurrentTimestamp")]
    [TestCase("SELECT NEWID() AS id", "function NEWID")]
    [TestCase("SELECT @@ROWCOUNT AS n", "@@ROWCOUNT")]
    public void FindIn_BannedConstruct_NamesIt(string text, string construct) =>
        Assert.That(PlainSqlVisitor.FindIn(text), Does.Contain(construct));

    [Test]
    public void FindIn_PlainStatement_FindsNothing() => Assert.That(
        PlainSqlVisitor.FindIn("UPDATE s SET s.guard = 1 FROM dbo.member_state AS s WHERE s.guard = 0"), Is.Empty);
}
