using BenchmarkDotNet.Attributes;
using ClaimsBench.Columns;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Columns;

namespace ClaimsBench.Peers;

/// <summary>
/// One year of claims in memory, decided by the kernel and by others on one thread each; all give the same sums,
/// or the benchmark fails. The floor only reads or writes the columns.
/// </summary>
public class PeerBench : IDisposable
{
    private readonly PeerClaims _claims = new(BenchScale.Members);
    private readonly ClaimOutputs _outputs = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-bench-").FullName;
    private GeneratedBlocks _blocks = null!;
    private ColumnFloor _floor = null!;
    private DecimalPeer _decimals = null!;
    private RulesEnginePeer _rules = null!;
    private DuckDbPeer _duck = null!;
    private PythonPeer? _numpy;
    private PythonPeer? _pandas;

    /// <summary>Gives every contender the claims in its own form.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _blocks = new GeneratedBlocks(_claims.People, _claims.Policy);
        _floor = new ColumnFloor(_blocks.Blocks, true, ColumnKernelBench.OutputCells);
        _decimals = new DecimalPeer(_claims);
        _rules = new RulesEnginePeer(_claims);
        _duck = new DuckDbPeer(_claims, _folder);
        _numpy = PythonPeer.TryStart("numpy", _claims, _folder);
        _pandas = PythonPeer.TryStart("pandas", _claims, _folder);
    }

    /// <summary>Ends what was started.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _duck.Dispose();
        _numpy?.Dispose();
        _pandas?.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The floor of sums.</summary>
    [Benchmark(Baseline = true)]
    public int FloorRead() => _floor.Read(0, _floor.Steps);

    /// <summary>The floor of results per claim.</summary>
    [Benchmark]
    public int FloorReadAndWrite() => _floor.ReadAndWrite(0, _floor.Steps);

    /// <summary>The kernel, sums only.</summary>
    [Benchmark]
    [Arguments(KernelPath.Vector512)]
    [Arguments(KernelPath.Vector256)]
    [Arguments(KernelPath.Portable)]
    public PeerTotals KernelSums(KernelPath path) =>
        Sums(KernelRuns.Sums(new ColumnKernel(_blocks.Plan, path), _blocks));

    /// <summary>The kernel, results per claim.</summary>
    [Benchmark]
    [Arguments(KernelPath.Vector512)]
    [Arguments(KernelPath.Vector256)]
    [Arguments(KernelPath.Portable)]
    public PeerTotals KernelPerClaim(KernelPath path) => Sums(KernelRuns.PerClaim(
        new ColumnKernel(_blocks.Plan, path), _blocks, _outputs, ColumnKernelBench.OutputCells));

    /// <summary>The single-decision entry, one claim after another.</summary>
    [Benchmark]
    public PeerTotals SingleDecisions()
    {
        var (policy, sums, totals) = (_claims.Policy, default(YearToDate), default(PeerTotals));
        foreach (var person in _claims.People)
        {
            var (balance, month) = (person.OpeningBalance, new DateOnly(2022, 1, 1));
            sums = default;
            for (var i = 0; i < person.Claims; i++)
            {
                var day = person.Dates[i];
                for (; month <= day; month = month.AddMonths(1))
                    balance += MonthlyCredit.Decide(policy, person.History, month).Amount;
                var facts = new ClaimFacts
                {
                    ServiceDate = day,
                    Setting = ClaimSetting.Hospital,
                    Level = person.Levels[i],
                    Total = person.InScope[i] + person.OutOfScope[i],
                    InScope = person.InScope[i],
                };
                var decision = Adjudicator.Decide(policy, person.History, facts, sums, 2022, balance, [], []);
                var (parts, account) = (decision.Apportionment, decision.Shares.Account);
                totals = new PeerTotals(
                    totals.Deductible + parts.Deductible.Value, totals.Fund + parts.Fund.Value,
                    totals.OverLimit + parts.OverLimit.Value, totals.Account + account.Value);
                balance -= account;
                sums = new YearToDate(parts.InScopeAfter);
            }
        }

        return totals.Expect(_claims.Expected);
    }

    /// <summary>Decimal objects with LINQ.</summary>
    [Benchmark]
    public PeerTotals DecimalLinq() => _decimals.Run().Expect(_claims.Expected);

    /// <summary>Microsoft RulesEngine.</summary>
    [Benchmark]
    public PeerTotals RulesEngine() => _rules.Run().Expect(_claims.Expected);

    /// <summary>DuckDB over its own table.</summary>
    [Benchmark]
    public PeerTotals DuckDbInMemory() => _duck.OverTable().Expect(_claims.Expected);

    /// <summary>DuckDB over a Parquet file.</summary>
    [Benchmark]
    public PeerTotals DuckDbOverParquet() => _duck.OverParquet().Expect(_claims.Expected);

    /// <summary>numpy; no figure where it is not installed.</summary>
    [Benchmark]
    public PeerTotals Numpy() => Ask(_numpy, "numpy");

    /// <summary>pandas; no figure where it is not installed.</summary>
    [Benchmark]
    public PeerTotals Pandas() => Ask(_pandas, "pandas");

    private PeerTotals Ask(PythonPeer? peer, string library) => peer is null
        ? throw new InvalidOperationException($"python3-{library} is not installed.")
        : peer.Run().Expect(_claims.Expected);

    private PeerTotals Sums(in ClaimTotals sums) => new PeerTotals(
        sums.Deductible.Value, sums.Fund.Value, sums.OverLimit.Value, sums.Account.Value).Expect(_claims.Expected);
}
