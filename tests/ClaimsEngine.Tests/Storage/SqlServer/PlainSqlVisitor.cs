using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>Finds what the house does without: constructs that compatible servers lack, and hints.</summary>
internal sealed class PlainSqlVisitor : TSqlFragmentVisitor
{
    // Functions on JSON and XML, and what depends on the server's clock, culture or chance.
    private static readonly string[] BannedFunctions =
    [
        "JSON_VALUE", "JSON_QUERY", "JSON_MODIFY", "ISJSON", "OPENJSON", "STRING_SPLIT", "STRING_AGG", "GETDATE",
        "GETUTCDATE", "SYSDATETIME", "SYSUTCDATETIME", "SYSDATETIMEOFFSET", "CURRENT_TIMESTAMP", "NEWID",
        "NEWSEQUENTIALID", "RAND", "FORMAT", "PARSE", "TRY_PARSE",
    ];

    private readonly List<string> _found = [];

    public static IReadOnlyList<string> FindIn(string text)
    {
        var visitor = new PlainSqlVisitor();
        SqlParser.Parse(text).Accept(visitor);
        return visitor._found;
    }

    public override void Visit(MergeStatement node) => _found.Add("MERGE");

    public override void Visit(CreateOrAlterProcedureStatement node) => _found.Add("CREATE OR ALTER");

    public override void Visit(CreateOrAlterTriggerStatement node) => _found.Add("CREATE OR ALTER");

    public override void Visit(CreateOrAlterViewStatement node) => _found.Add("CREATE OR ALTER");

    public override void Visit(CreateOrAlterFunctionStatement node) => _found.Add("CREATE OR ALTER");

    public override void Visit(TableHint node) => _found.Add($"table hint {node.HintKind}");

    public override void Visit(OptimizerHint node) => _found.Add($"query hint {node.HintKind}");

    public override void Visit(SetTransactionIsolationLevelStatement node) => _found.Add($"isolation level {node.Level}");

    public override void Visit(SystemVersioningTableOption node) => _found.Add("temporal table");

    public override void Visit(TemporalClause node) => _found.Add("FOR SYSTEM_TIME");

    public override void Visit(OpenJsonTableReference node) => _found.Add("OPENJSON");

    public override void Visit(JsonForClause node) => _found.Add("FOR JSON");

    public override void Visit(XmlForClause node) => _found.Add("FOR XML");

    public override void Visit(ExecuteStatement node) => _found.Add("EXECUTE");

    public override void Visit(DeclareCursorStatement node) => _found.Add("cursor");

    public override void Visit(SelectStarExpression node) => _found.Add("SELECT *");

    public override void Visit(TruncateTableStatement node) => _found.Add("TRUNCATE");

    public override void Visit(DeleteStatement node) => _found.Add("DELETE");

    public override void Visit(GlobalVariableExpression node) => _found.Add(node.Name);

    public override void Visit(ParameterlessCall node) => _found.Add($"function {node.ParameterlessCallType}");

    public override void Visit(FunctionCall node)
    {
        var name = node.FunctionName.Value.ToUpperInvariant();
        if (BannedFunctions.Contains(name)) _found.Add($"function {name}");
    }

    public override void Visit(GlobalFunctionTableReference node) => _found.Add($"function {node.Name.Value}");

    public override void Visit(JoinTableReference node)
    {
        if (node is QualifiedJoin { JoinHint: not JoinHint.None } join) _found.Add($"join hint {join.JoinHint}");
    }
}
