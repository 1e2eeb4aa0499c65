// Writes samples/small: a made-up year of outpatient claims, the same bytes every time.
//   dotnet run scripts/make-sample.cs -- samples/small
// Nobody in it is real. It has every status, birthdays that change the deductible, status changes within the
// year, coverage that begins or ends in it, pharmacy claims, amounts at the edges of the bands, and refusals.

using System.Globalization;

if (args.Length != 1)
{
    Console.Error.WriteLine("dotnet run scripts/make-sample.cs -- FOLDER");
    return 2;
}

const int Members = 48;
var random = new SplitMix64(20_220_101);
Directory.CreateDirectory(args[0]);
using var members = Open("members.csv");
using var claims = Open("claims.csv");
members.WriteLine(
    "member_id,birth_date,status,status_from,contribution_base_fen,opening_balance_fen,coverage_until");
claims.WriteLine(
    "claim_id,member_id,service_time,kind,level,total_fen,in_scope_fen,use_account,"
    + "institution_id,fully_self_paid_fen,over_price_limit_fen,pre_self_paid_fen");
var claim = 0;
for (var member = 1; member <= Members; member++)
{
    WriteMember(member);
    var count = random.Below(4) == 0 ? random.Below(20) : 2 + random.Below(6);
    for (var i = 0; i < count; i++) WriteClaim(member, ++claim);
}

return 0;

StreamWriter Open(string name) => new(Path.Combine(args[0], name)) { NewLine = "\n" };

static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

void WriteMember(int member)
{
    var kind = member % 8;
    var birth = (member, kind) switch
    {
        (3, _) => new DateOnly(1952, 2, 29),
        (_, 3) => new DateOnly(1952, 1 + random.Below(12), 1 + random.Below(28)),
        (_, 4) => new DateOnly(1930 + random.Below(15), 1 + random.Below(12), 1 + random.Below(28)),
        (_, 2 or 5) => new DateOnly(1953 + random.Below(10), 1 + random.Below(12), 1 + random.Below(28)),
        (_, 7) => new DateOnly(2007 + random.Below(10), 1 + random.Below(12), 1 + random.Below(28)),
        _ => new DateOnly(1965 + random.Below(30), 1 + random.Below(12), 1 + random.Below(28)),
    };
    var opening = random.Below(3) == 0 ? 0 : random.Below(200_000);
    var until = random.Below(10) == 0 ? Day(new DateOnly(2022, 1, 1).AddDays(60 + random.Below(300))) : "";
    var contribution = 300_000 + random.Below(2_000_000);
    var from = member == 17 ? new DateOnly(2022, 3, 10) : new DateOnly(2015, 7, 1);
    switch (kind)
    {
        case 2 or 3:
            Period("active", from, contribution);
            Period("retiree", new DateOnly(2022, 1 + random.Below(12), 1 + random.Below(28)), 0);
            break;
        case 4:
            Period(member % 16 == 4 ? "veteran" : "retiree", from, 0);
            break;
        case 5:
            Period("retiree", from, 0);
            break;
        case 7:
            Period("resident", from, 0);
            break;
        default:
            Period("active", from, contribution);
            break;
    }

    void Period(string status, DateOnly first, int contributionBase) => members.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"M{member:D4},{Day(birth)},{status},{Day(first)},{contributionBase},{opening},{until}"));
}

void WriteClaim(int member, int number)
{
    var day = new DateOnly(2022, 1, 1).AddDays(random.Below(365));
    var second = random.Below(86_400);
    var isPharmacy = random.Below(4) == 0;
    var level = 1 + random.Below(3);
    var total = random.Below(12) switch
    {
        0 => 80_000,
        1 => 550_000,
        2 => 1 + random.Below(3),
        3 => 100_000 + random.Below(900_000),
        _ => 1_000 + random.Below(90_000),
    };
    var fully = random.Below(5) == 0 ? total / 20 : 0;
    var over = random.Below(8) == 0 ? total / 50 : 0;
    var pre = isPharmacy ? (total - fully - over) / 10 : 0;
    var institution = isPharmacy ? "P0001" : level == 3 ? "H0003" : $"H{random.Below(2) + 1:D4}";
    var useAccount = random.Below(10) == 0 ? "false" : "true";
    claims.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"C{number:D5},M{member:D4},{Day(day)}T{second / 3600:D2}:{second / 60 % 60:D2}:{second % 60:D2}+08:00,")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{(isPharmacy ? "pharmacy" : "hospital")},{level},{total},{total - fully - over - pre},{useAccount},")
        + string.Create(CultureInfo.InvariantCulture, $"{institution},{fully},{over},{pre}"));
}

/// <summary>A small generator whose numbers never change with the platform.</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, not including, a bound.</summary>
    public int Below(int bound)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
        }
    }
}
