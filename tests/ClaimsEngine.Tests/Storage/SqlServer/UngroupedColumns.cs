using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>Collects the columns that stand outside of aggregates, and whether there are aggregates.</summary>
internal sealed class UngroupedColumns : TSqlFragmentVisitor
{
    private static readonly string[] Aggregates = ["SUM", "MIN", "MAX", "COUNT", "COUNT_BIG"];

    public List<ColumnReferenceExpression> Columns { get; } = [];

    public bool HasAggregate { get; private set; }

    public override void ExplicitVisit(FunctionCall node)
    {
        if (Aggregates.Contains(node.FunctionName.Value.ToUpperInvariant())) HasAggregate = true;
        else base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(ColumnReferenceExpression node) => Columns.Add(node);

    public override void ExplicitVisit(ScalarSubquery node)
    {
        // A query of its own.
    }
}
