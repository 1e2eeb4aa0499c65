namespace ClaimsReplay.Tests.Run;

/// <summary>Made-up members, claims and families of several years, from a seed.</summary>
internal static class MadeUpData
{
    private static readonly string[] Statuses = ["active", "retiree", "veteran", "resident"];

    public static DataFiles Write(int seed, int memberCount)
    {
        var random = new Random(seed);
        List<string> members = [DataFiles.MemberHeader + ",funding_mode"];
        List<string> claims = [DataFiles.ClaimHeader + ",visit_kind"];
        List<string> families = ["owner_id,relative_id,relation,priority,from,to"];
        for (var i = 0; i < memberCount; i++)
        {
            var id = $"m{i:D3}";
            AddMember(members, id, random);
            for (var j = random.Next(12); j > 0; j--) claims.Add(Claim(claims.Count, id, random));
            if (i > 0 && random.Next(2) == 0)
            {
                var from = random.Next(2) == 0 ? "" : Day(random, 2022, 2);
                families.Add($"m{random.Next(i):D3},{id},spouse,{random.Next(3)},{from},");
            }
        }

        var rows = claims.Skip(1).ToArray();
        random.Shuffle(rows);
        return new DataFiles()
            .Write("members.csv", [.. members])
            .Write("claims.csv", [claims[0], .. rows])
            .Write("families.csv", [.. families.DistinctBy(row => string.Join(',', row.Split(',')[..2]))]);
    }

    private static void AddMember(List<string> members, string id, Random random)
    {
        var birth = random.Next(6) == 0 ? "1952-02-29" : Day(random, 1935, 60);
        var opening = random.Next(3) * 12_345;
        var until = random.Next(8) == 0 ? Day(random, 2022, 4) : "";
        var mode = random.Next(10) == 0 ? "pooled_only" : "";
        var year = 2018;
        for (var periods = 1 + random.Next(3); periods > 0; periods--)
        {
            var status = Statuses[random.Next(10) == 0 ? 3 : random.Next(3)];
            members.Add($"{id},{birth},{status},{Day(random, year, 2)},{random.Next(900_000)},{opening},{until},{mode}");
            year += 2;
        }
    }

    private static string Claim(int number, string member, Random random)
    {
        var total = random.Next(8) switch
        {
            0 => 80_000,
            1 => 550_000,
            2 => random.Next(4),
            3 => random.Next(1_200_000),
            _ => random.Next(60_000),
        };
        var inScope = random.Next(3) == 0 ? random.Next(total + 1) : total;
        var kind = random.Next(4) == 0 ? "pharmacy" : "hospital";
        var visit = random.Next(30) == 0 ? "chronic_special" : "";
        return $"c{number},{member},{Day(random, 2021, 6)}T{random.Next(24):D2}:{random.Next(60):D2}:{random.Next(60):D2}Z,"
            + $"{kind},{1 + random.Next(3)},{total},{inScope},{(random.Next(6) == 0 ? "false" : "true")},{visit}";
    }

    private static string Day(Random random, int year, int years) =>
        new DateOnly(year, 1, 1).AddDays(random.Next(years * 365)).ToString("yyyy-MM-dd");
}
