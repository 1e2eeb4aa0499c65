using System.Globalization;
using Claims.V1;
using ClaimsEngine.Accounts;
using ClaimsEngine.Hosting;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Settlement;
using ClaimsRules.Money;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsBench.Settlements;

/// <summary>
/// What a durable settlement costs within the engine, from a claim that is read to its outcome after the commit: no
/// wire, no message. The processor's time and the memory are the whole process's.
/// </summary>
internal static class PipelineCost
{
    private const int Members = 20_000;
    private const int InFlight = 256;
    private const long OpeningFen = 100_000_00;
    private static readonly DateOnly Today = new(2022, 6, 1);

    /// <summary>Measures and prints one line a round.</summary>
    /// <param name="arguments">How many settlements a round, and how many rounds; by default 100 000 and five.</param>
    public static async Task PrintAsync(IReadOnlyList<string> arguments)
    {
        var settlements = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100_000;
        var rounds = arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateTempSubdirectory("claims-bench-");
        try
        {
            var options = new EngineOptions
            {
                DatabasePath = Path.Combine(folder.FullName, "claims.db"),
                Port = 0,
                Clock = new ClockOf2022(),
            };
            await using var engine = EngineHost.Build(options);
            await engine.StartAsync();
            var pipeline = engine.Services.GetRequiredService<PostingPipeline>();
            await RegisterAsync(pipeline);
            Console.WriteLine($".NET {Environment.Version}, {InFlight} in flight, {Members:N0} members, of a settlement:");
            for (var round = 0; round < rounds; round++) await MeasureAsync(pipeline, round, settlements);
            await engine.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(PostingPipeline pipeline, int round, int settlements)
    {
        var claims = new BilledClaim[settlements];
        var random = new Random(round);
        for (var i = 0; i < claims.Length; i++) claims[i] = ClaimFields.Read(Next(random, $"{round}-{i}"), true);
        var next = -1;
        var written = WrittenBytes();
        var (bytes, time, since) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage, TimeProvider.System.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < settlements; i = Interlocked.Increment(ref next))
            {
                var outcome = await pipeline.SubmitAsync(new SettlePosting(claims[i]), CancellationToken.None);
                if (outcome.Filed is null) throw new InvalidOperationException($"Refused: {outcome.Objection.Reason}.");
            }
        })));
        var took = TimeProvider.System.GetElapsedTime(since);
        var used = Environment.CpuUsage;
        Console.WriteLine(FormattableString.Invariant(
            $"  {settlements / took.TotalSeconds,7:N0}/s  processor {Micro(used.UserTime - time.UserTime),5:F1} µs ")
            + FormattableString.Invariant($"and in the system {Micro(used.PrivilegedTime - time.PrivilegedTime),5:F1} µs  ")
            + FormattableString.Invariant($"allocated {(GC.GetTotalAllocatedBytes() - bytes) / settlements:N0} B  ")
            + FormattableString.Invariant($"written {(WrittenBytes() - written) / settlements:N0} B"));

        double Micro(TimeSpan span) => span.TotalMicroseconds / settlements;
    }

    /// <summary>What the process has written to files, log and checkpoints together; 0 where the system does not say.</summary>
    private static long WrittenBytes()
    {
        const string Io = "/proc/self/io";
        const string Field = "wchar: ";
        if (!File.Exists(Io)) return 0;
        var line = File.ReadLines(Io).FirstOrDefault(each => each.StartsWith(Field, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line[Field.Length..], CultureInfo.InvariantCulture);
    }

    private static async Task RegisterAsync(PostingPipeline pipeline)
    {
        await pipeline.SubmitAsync(new InstitutionPosting("H1", Hospital().ToByteArray()), CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Members).Chunk(1000).Select(async chunk =>
        {
            foreach (var i in chunk)
            {
                var content = Employee(i).ToByteArray();
                await pipeline.SubmitAsync(new MemberPosting($"M{i}", content), CancellationToken.None);
                await pipeline.SubmitAsync(
                    new OpenAccountPosting($"M{i}", new Fen(OpeningFen)), CancellationToken.None);
            }
        }));
    }

    private static Claim Next(Random random, string number)
    {
        var total = random.Next(100, 30_000);
        return new Claim
        {
            InstitutionId = "H1",
            ClaimNumber = number,
            MemberId = $"M{random.Next(Members)}",
            ServiceDate = Day(Today),
            VisitKind = VisitKind.Outpatient,
            TotalFen = total,
            InScopeFen = total - (total / 10),
            FullySelfPaidFen = total / 10,
            AccountUse = AccountUse.OwnThenFamily,
        };
    }

    private static Institution Hospital() => new()
    {
        InstitutionId = "H1",
        Kind = InstitutionKind.Hospital,
        Name = "基准医院",
        Periods =
        {
            new InstitutionPeriod
            {
                From = Day(new DateOnly(2022, 1, 1)), Grade = HospitalGrade.Third, Designated = true,
            },
        },
    };

    private static Member Employee(int number) => new()
    {
        MemberId = $"M{number}",
        BirthDate = Day(new DateOnly(1980, 5, 5)),
        Periods =
        {
            new CoveragePeriod
            {
                From = Day(new DateOnly(2022, 1, 1)),
                Scheme = Scheme.Employee,
                EmploymentStatus = EmploymentStatus.Active,
                FundingMode = FundingMode.Unified,
                ContributionBaseFen = 500_000,
            },
        },
    };

    private static Google.Type.Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>Runs on from the claims' day, since the shipped policy ends.</summary>
    private sealed class ClockOf2022 : TimeProvider
    {
        private readonly DateTimeOffset _start = new(Today, new TimeOnly(8, 0), TimeSpan.Zero);
        private readonly long _since = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => _start + System.GetElapsedTime(_since);
    }
}
