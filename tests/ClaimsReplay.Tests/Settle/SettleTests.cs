using System.Collections.Concurrent;
using Claims.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Grpc.Core.Status;

namespace ClaimsReplay.Tests.Settle;

internal sealed class SettleTests
{
    private ScriptedService _service = null!;

    [SetUp]
    public async Task Start() => _service = await ScriptedService.StartAsync();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Settle_TheSample_PrintsAndWritesWhatRunDoes()
    {
        using var files = new DataFiles();
        var run = CommandLine.Year2022(Repository.Sample, "--rows", files["run.csv"]);
        var settle = await Settle(Repository.Sample, "--rows", files["settle.csv"]);
        Assert.That(settle, Is.EqualTo(run));
        Assert.That(File.ReadAllBytes(files["settle.csv"]), Is.EqualTo(File.ReadAllBytes(files["run.csv"])));
    }

    [Test]
    public async Task Settle_Repeated_PrintsTheSameAndSettlesNothingTwice()
    {
        var first = await Settle(Repository.Sample);
        var settled = _service.Ledger.Settled;
        var second = await Settle(Repository.Sample);
        Assert.That(second, Is.EqualTo(first));
        Assert.That(_service.Ledger.Settled, Is.EqualTo(settled).And.EqualTo(first.Total("claims")));
    }

    [TestCase(StatusCode.Unavailable)]
    [TestCase(StatusCode.ResourceExhausted)]
    public async Task Settle_EveryRequestRefusedAndEveryAnswerLostOnce_PrintsTheSame(StatusCode code)
    {
        using var files = Small();
        var expected = CommandLine.Year2022(files.Folder);
        ConcurrentDictionary<object, int> refused = [];
        ConcurrentDictionary<object, int> lost = [];
        _service.Before = request => FailFirst(refused, request);
        _service.After = request => FailFirst(lost, request);
        Assert.That(await Settle(files.Folder), Is.EqualTo(expected));
        Assert.That(lost, Has.Count.GreaterThan(10));

        void FailFirst(ConcurrentDictionary<object, int> seen, object request)
        {
            if (seen.TryAdd(request, 1)) throw new RpcException(new Status(code, "again"));
        }
    }

    [Test]
    public async Task Settle_AMember_IsSentInReplayOrderWithCreditsBeforeThatDaysClaims()
    {
        using var files = Small();
        await Settle(files.Folder);
        var sent = _service.Requests.Select(Describe).Where(text => text.EndsWith(" A", StringComparison.Ordinal));
        string[] months = ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        Assert.That(sent, Is.EqualTo((string[])[
            "member A", "open A", "credit 1 A", "c2 A", "credit 2 A", "credit 3 A", "c1 A", "c3 A",
            .. months[2..].Select(month => $"credit {month} A")]));
        Assert.That(_service.Requests.OfType<UpsertMemberRequest>().Select(request => request.Member.MemberId),
            Is.EquivalentTo(new[] { "A", "B" }), "Only members with a claim in the window.");
    }

    [Test]
    public async Task Settle_Institutions_KeepTheirIdsWhereTheClaimsAgree()
    {
        using var files = Institutions();
        var expected = CommandLine.Year2022(files.Folder);
        Assert.That(await Settle(files.Folder), Is.EqualTo(expected));
        var places = _service.Requests.OfType<SettleRequest>().ToDictionary(
            request => request.Claim.ClaimNumber, request => request.Claim.InstitutionId);
        Assert.That(places, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["one"] = "agrees",
            ["two"] = "replay-hospital-2",
            ["three"] = "replay-hospital-3",
            ["four"] = "replay-hospital-1",
            ["five"] = "replay-pharmacy",
            ["six"] = "replay-hospital-3",
        }));
        Assert.That(_service.Ledger.Institutions["agrees"].Periods.Single().District, Is.EqualTo("和平区"));
        Assert.That(_service.Ledger.Institutions.Keys, Has.No.Member("differs"));
        var pharmacy = _service.Requests.OfType<SettleRequest>().Single(request => request.Claim.ClaimNumber == "five");
        Assert.That(pharmacy.Claim.Prescription.InstitutionId, Is.EqualTo("replay-hospital-2"));
    }

    [Test]
    public async Task Settle_AnInstitutionThatTheServiceKnows_IsNotReplaced()
    {
        var known = new Institution
        {
            InstitutionId = "agrees",
            Kind = InstitutionKind.Hospital,
            Name = "known",
            Periods =
            {
                new InstitutionPeriod
                {
                    From = new Google.Type.Date { Year = 2000, Month = 1, Day = 1 },
                    Grade = Claims.V1.HospitalGrade.Second, Designated = true,
                },
            },
        };
        _service.Ledger.Upsert(known);
        using var files = Institutions();
        var expected = CommandLine.Year2022(files.Folder);
        Assert.That(await Settle(files.Folder), Is.EqualTo(expected));
        Assert.That(_service.Ledger.Institutions["agrees"], Is.EqualTo(known));
        Assert.That(
            _service.Requests.OfType<SettleRequest>().Single(request => request.Claim.ClaimNumber == "one").Claim.InstitutionId,
            Is.EqualTo("replay-hospital-1"), "The service has another level of it than the claims.");
    }

    [Test]
    public async Task Settle_ACallThatFails_SaysWhichAndWhyAndPrintsNoTotals()
    {
        _service.Before = request =>
        {
            if (request is not SettleRequest { Claim.ClaimNumber: "c1" }) return;
            throw new Google.Rpc.Status
            {
                Code = (int)Code.InvalidArgument,
                Message = "refused",
                Details =
                {
                    Any.Pack(new ErrorInfo { Reason = "FIELD_INVALID", Domain = "claims.v1" }),
                    Any.Pack(new BadRequest
                    {
                        FieldViolations =
                        {
                            new BadRequest.Types.FieldViolation { Field = "claim.total_fen", Description = "too much" },
                        },
                    }),
                },
            }.ToRpcException();
        };
        using var files = Small();
        var result = await Settle(files.Folder, "--rows", files["rows.csv"]);
        Assert.That((result.Code, result.Output), Is.EqualTo((ExitCode.ServiceFailed, "")));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.StartWith(
            "Settle c1 failed: InvalidArgument FIELD_INVALID refused; claim.total_fen: too much"));
        Assert.That(files["rows.csv"], Does.Not.Exist);
    }

    [Test]
    public async Task Settle_NobodyListens_IsOneErrorLine()
    {
        var url = _service.Url;
        await _service.DisposeAsync();
        using var files = Small();
        var result = await CommandLine.RunAsync(
            "settle", files.Folder, "--url", url, "--from", "2022-01-01", "--to", "2022-12-31", "--json");
        Assert.That((result.Code, result.Output), Is.EqualTo((ExitCode.ServiceFailed, "")));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.One.Contains("Unavailable"));
    }

    [Test]
    public async Task Settle_WithFamilyLinks_IsNotUsable()
    {
        using var files = Small();
        files.Write("families.csv", "owner_id,relative_id,relation,priority,from,to", "A,B,spouse,1,,");
        var result = await Settle(files.Folder);
        Assert.That((result.Code, result.Output), Is.EqualTo((ExitCode.NotUsable, "")));
        Assert.That(_service.Requests, Is.Empty);
    }

    private static DataFiles Small() => DataFiles.Of(
        [
            "A,1980-05-01,active,2010-01-01,500000,700,", "B,2015-05-01,resident,2015-05-01,0,0,",
            "C,1980-05-01,active,2010-01-01,500000,700,",
        ],
        [
            "c1,A,2022-03-01T09:00:00Z,hospital,2,90000,90000,true", "c2,A,2022-01-01,hospital,1,100,50,true",
            "c3,A,2022-03-01T09:00:00Z,pharmacy,3,500,450,false", "c4,B,2022-05-01,hospital,1,100,100,true",
            "c5,C,2021-05-01,hospital,1,100,100,true",
        ]);

    /// <summary>
    /// One institution agrees in all its claims, one differs outside the window, one has pharmacy claims too.
    /// </summary>
    private static DataFiles Institutions() => DataFiles.Of(["A,1980-05-01,active,2010-01-01,0,0,"], []).Write(
        "claims.csv", DataFiles.ClaimHeader + ",institution_id,district",
        "one,A,2022-03-01,hospital,1,100,100,true,agrees,和平区", "two,A,2022-03-02,hospital,2,100,100,true,differs,",
        "old,A,2020-03-02,hospital,3,100,100,true,differs,", "three,A,2022-03-03,hospital,3,100,100,true,both,",
        "four,A,2022-03-04,hospital,1,100,100,true,,", "five,A,2022-03-05,pharmacy,2,100,100,true,both,",
        "six,A,2022-03-06,hospital,3,100,100,true,no such/id,");

    private static string Describe(object request) => request switch
    {
        UpsertMemberRequest member => $"member {member.Member.MemberId}",
        OpenAccountRequest open => $"open {open.MemberId}",
        CreditMonthRequest credit => $"credit {credit.Month.Month} {credit.MemberId}",
        SettleRequest settle => $"{settle.Claim.ClaimNumber} {settle.Claim.MemberId}",
        _ => "",
    };

    private Task<CommandResult> Settle(string data, params string[] more) => CommandLine.RunAsync(
        ["settle", data, "--url", _service.Url, "--from", "2022-01-01", "--to", "2022-12-31", "--json", .. more]);
}
