using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>A statement's values as Dapper takes them: typed as the statement declares them.</summary>
internal sealed class SqlArguments(SqlStatement statement, object?[] values) : SqlMapper.IDynamicParameters
{
    public void AddParameters(IDbCommand command, SqlMapper.Identity identity) =>
        statement.AddTo((SqlCommand)command, values);
}
