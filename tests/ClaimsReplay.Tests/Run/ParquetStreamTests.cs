using ClaimsReplay.Input;

namespace ClaimsReplay.Tests.Run;

/// <summary>Parquet in order is read as a stream, and gives what the same rows give in memory.</summary>
internal sealed class ParquetStreamTests
{
    private static readonly DateWindow Window = new(new DateOnly(2021, 3, 15), new DateOnly(2026, 9, 30));

    [Test]
    public void Run_OverParquetInOrder_PrintsWhatTheCsvGives([Values] bool typed, [Values(3, 2048)] int rowsOfAGroup)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            using var csv = Write(seed, 300);
            using var parquet = ParquetFiles.Sorted(csv, typed, rowsOfAGroup);
            AssertStreams(parquet);
            var expected = Run(csv);
            Assert.That(expected.Total("claims"), Is.Positive, $"seed {seed}");
            foreach (var threads in new[] { "1", "3" })
                Assert.That(Run(parquet, "--threads", threads), Is.EqualTo(expected), $"seed {seed}, {threads} threads");
        }
    }

    [Test]
    public void Run_OverParquetWithFamilies_PrintsWhatTheCsvGives([Values] bool typed)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            using var csv = MadeUpData.Write(seed, 200);
            using var parquet = ParquetFiles.Sorted(csv, typed);
            AssertStreams(parquet);
            var expected = Run(csv, "--rows", csv["rows.csv"]);
            Assert.That(csv.Rows("rows.csv").Values.Sum(row => long.Parse(row[10])), Is.Positive, "families pay");
            Assert.That(Run(parquet), Is.EqualTo(expected), $"seed {seed}");
        }
    }

    [Test]
    public void Run_OverMoreRowsThanAreReadAtOnce_PrintsWhatTheCsvGives()
    {
        using var csv = new DataFiles();
        var random = new Random(5);
        List<string> claims = [DataFiles.ClaimHeader + ",visit_kind"];
        for (var member = 0; member < 9; member++)
        {
            // One member alone has more claims than are read at once.
            for (var i = member == 4 ? 150_000 : 2_000; i > 0; i--)
            {
                var day = new DateOnly(2022, 1, 1).AddDays(random.Next(365)).ToString("yyyy-MM-dd");
                claims.Add($"c{claims.Count:D7},m{member:D2},{day},hospital,{1 + random.Next(3)},{random.Next(99)},0,true,");
            }
        }

        csv.Write("claims.csv", [.. claims]).Write("members.csv",
            [DataFiles.MemberHeader, .. Enumerable.Range(0, 12).Select(i => $"m{i:D2},1990-01-01,active,2015-01-01,0,0,")]);
        using var parquet = ParquetFiles.Sorted(csv, false, 100_000);
        AssertStreams(parquet);
        Assert.That(Run(parquet), Is.EqualTo(Run(csv)));
    }

    [Test]
    public void Run_OverParquetInAnotherOrder_PrintsTheSame()
    {
        using var csv = Write(8, 100);
        using var parquet = ParquetFiles.Sorted(csv, true);
        using var shuffled = ParquetFiles.Shuffled(csv);
        Assert.That(Run(shuffled), Is.EqualTo(Run(parquet)));
    }

    [Test]
    public void Run_OverMalformedRows_ReportsTheSameLines()
    {
        using var csv = Write(9, 20);
        string[] members =
        [
            "a0,1990-01-01,active,2015-01-01,0,0,,", "a1,1990-01-01,active,2015-01-01,0,0,,",
            "a1,1991-01-01,active,2016-01-01,0,0,,", "a2,19900101,active,2015-01-01,0,0,,",
            "a3,1990-01-01,busy,2015-01-01,-1,0,,", "a4,1990-01-01,active,2015-01-01,0,0,,",
            "a4,1990-01-01,active,2015-01-01,0,0,,",
        ];
        string[] claims =
        [
            "b0,a0,2022-01-01T25:00:00Z,hospital,1,1,1,true,", "b1,a0,2022-01-02,clinic,1,1,1,true,",
            "b2,a0,2022-01-03,hospital,4,1,1,true,", "b3,a0,2022-01-04,hospital,1,-1,1,true,",
            "b4,a0,2022-01-05,hospital,1,1,2,true,", "b5,a0,2022-01-06,hospital,1,1,1,yes,",
            "b6,a0,2022-01-07,hospital,1,1,1,true,dental", "b7,a1,2022-01-08,hospital,1,1,1,true,",
            "b8,zz,2022-01-08,hospital,1,1,1,true,", "b9,a0,2012-01-08,clinic,9,1,1,true,",
            "c0,a0,2022-02-08,hospital,1,10,10,true,",
        ];
        csv.Write("members.csv", [.. File.ReadAllLines(csv["members.csv"]), .. members]);
        csv.Write("claims.csv", [.. File.ReadAllLines(csv["claims.csv"]), .. claims]);
        using var parquet = ParquetFiles.Sorted(csv, false);
        AssertStreams(parquet);
        var (streamed, inMemory) = (Run(parquet), Run(csv));
        Assert.That(streamed.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(streamed.Output, Is.EqualTo(inMemory.Output));
        Assert.That(Said(streamed), Is.EquivalentTo(Said(inMemory)));
    }

    /// <summary>The columns and what is allowed there; the rows have other numbers in another order.</summary>
    private static string[] Said(CommandResult result) =>
        [.. result.ErrorLines.SkipLast(1).Select(line => line[line.IndexOf(", column", StringComparison.Ordinal)..])
            .Select(line => string.Concat(line.Where(letter => !char.IsAsciiDigit(letter))))];

    private static DataFiles Write(int seed, int members)
    {
        var files = MadeUpData.Write(seed, members);
        File.Delete(files["families.csv"]);
        return files;
    }

    private static void AssertStreams(DataFiles files)
    {
        using var members = ParquetMembers.TryOpen(new DataFolder(files.Folder), Window, true, 1, new ProblemLog());
        Assert.That(members, Is.Not.Null);
        while (members!.Read()) Assert.That(members.Batch.Members, Is.Positive);
        Assert.That(members.Done, Is.EqualTo(members.Size).And.Positive);
    }

    private static CommandResult Run(DataFiles files, params string[] more) => CommandLine.Run(
        ["run", files.Folder, "--from", "2021-03-15", "--to", "2026-09-30", "--hold-policy", "2022", "--json", .. more]);
}
