using DuckDB.NET.Data;

namespace ClaimsBench.Peers;

/// <summary>The same work as one window query of DuckDB on one thread, over a table or a Parquet file.</summary>
internal sealed class DuckDbPeer : IDisposable
{
    private const string Query =
        """
        with placed as (
          select *, sum(in_scope) over (partition by member order by seq) as after_fen from {0}
        ), parts as (
          select *, after_fen - in_scope as before_fen from placed
        ), funded as (
          select *,
            least(after_fen, deductible) - least(before_fen, deductible) as deductible_fen,
            greatest(after_fen, 900000) - greatest(before_fen, 900000) as over_fen,
            (((greatest(least(after_fen, 550000), deductible) - greatest(least(before_fen, 550000), deductible))
                * case level when 1 then 75 when 2 then 65 else 55 end)
              + (least(greatest(after_fen, 550000), 900000) - least(greatest(before_fen, 550000), 900000)) * 55
              + 50) // 100 as fund_fen
          from parts
        ), accounts as (
          select *, in_scope + out_of_scope - fund_fen as burden,
            sum(in_scope + out_of_scope - fund_fen - credit) over (partition by member order by seq) as short
          from funded
        ), members as (
          select member, sum(deductible_fen) as deductible_fen, sum(fund_fen) as fund_fen, sum(over_fen) as over_fen,
            sum(burden) as burden, greatest(0, max(short) - any_value(opening)) as cash
          from accounts group by member
        )
        select sum(deductible_fen)::bigint, sum(fund_fen)::bigint, sum(over_fen)::bigint, sum(burden - cash)::bigint
        from members
        """;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _file;

    public DuckDbPeer(PeerClaims claims, string folder)
    {
        _file = Path.Combine(folder, "peer.parquet");
        _connection.Open();
        Run("set threads = 1");
        Run("create table claims (member int, seq int, in_scope int, out_of_scope int, level int, deductible int, "
            + "credit int, opening int)");
        using (var appender = _connection.CreateAppender("claims"))
        {
            for (var i = 0; i < claims.Count; i++)
            {
                appender.CreateRow().AppendValue(claims.Members[i]).AppendValue(i).AppendValue(claims.InScope[i])
                    .AppendValue(claims.OutOfScope[i]).AppendValue(claims.Levels[i])
                    .AppendValue(claims.Deductibles[i]).AppendValue(claims.Credits[i])
                    .AppendValue(claims.Openings[claims.Members[i]]).EndRow();
            }
        }

        Run($"copy claims to '{_file}' (format parquet, compression snappy)");
    }

    public PeerTotals OverTable() => Ask("claims");

    public PeerTotals OverParquet() => Ask($"read_parquet('{_file}')");

    public void Dispose() => _connection.Dispose();

    private PeerTotals Ask(string table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Query.Replace("{0}", table, StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new PeerTotals(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
