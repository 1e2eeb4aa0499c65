using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Tests.Nhsa.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Nhsa.Pharmacies;

/// <summary>A pharmacy's bill sent again under another msgid, as systems do after a time-out, is settled once.</summary>
internal sealed class RepeatedBillTests
{
    private NhsaHost _host = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await NhsaHost.StartAsync();
        _host.Engine.Ledger.Prescriptions[(TestEngine.Hospital, "RX1")] = new ExternalPrescription
        {
            IssueDate = new() { Year = 2022, Month = 2, Day = 28 },
        };
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Bill_SettledAndSentAgain_IsRefusedNamingTheSettlement([Values] bool isPrescribed)
    {
        var settled = await SettleAsync(Bill(isPrescribed));

        var again = await SettleAsync(Bill(isPrescribed));

        Assert.That(again.IsSuccess, Is.False);
        Assert.That(again.Error, Does.Contain((string)settled.SetlInfo["setl_id"]!));
        Assert.That(Settled, Is.EqualTo(1));
    }

    [Test]
    public async Task Answer_LostAndSentAgain_IsRefusedNamingTheSettlement([Values] bool isPrescribed)
    {
        (_host.Engine.Adjudication.LoseNextAnswer, _host.Engine.Accounts.LoseNextAnswer) = (isPrescribed, !isPrescribed);
        var lost = await SettleAsync(Bill(isPrescribed));
        Assert.That(lost.IsSuccess, Is.False, lost.Text);

        var again = await SettleAsync(Bill(isPrescribed));

        Assert.That(again.Error, Does.Contain("setl_id"), again.Text);
        Assert.That(Settled, Is.EqualTo(1));
        Assert.That(Kept(again.Error), Is.EqualTo(("settled", isPrescribed ? 50_000L : 3_600L)));
    }

    [Test]
    public async Task Call_LostAndSentAgain_IsSettledOnceAndTheFirstIsClosed([Values] bool isPrescribed)
    {
        (_host.Engine.Adjudication.LoseNextCall, _host.Engine.Accounts.LoseNextCall) = (isPrescribed, !isPrescribed);
        var firstId = _host.NewMsgId(TestEngine.Pharmacy);
        await SettleAsync(Bill(isPrescribed), firstId);

        var again = await SettleAsync(Bill(isPrescribed));

        Assert.That(again.IsSuccess, Is.True, again.Text);
        Assert.That(_host.Engine.Ledger.Fenced, Does.Contain((TestEngine.Pharmacy, firstId)));
        Assert.That(Settled, Is.EqualTo(1));
    }

    [Test]
    public async Task Bill_TakenBack_MayBeSentAgain()
    {
        var settled = await SettleAsync(Bill(isPrescribed: false));
        await _host.CallAsync(
            "2103",
            Reports.Reversal((string)settled.SetlInfo["setl_id"]!, (string)settled.SetlInfo["mdtrt_id"]!),
            institution: TestEngine.Pharmacy);

        var again = await SettleAsync(Bill(isPrescribed: false));

        Assert.That(again.IsSuccess, Is.True, again.Text);
    }

    [TestCase("feedetl_sn", "2")]
    [TestCase("fee_ocur_time", "2022-03-01 17:30:00")]
    public async Task Bill_OfOtherLines_IsAnotherBill(string field, string value)
    {
        await SettleAsync(Bill(isPrescribed: false));
        var other = Bill(isPrescribed: false);
        other["drugdetail"]![0]![field] = value;

        var second = await SettleAsync(other);

        Assert.That(second.IsSuccess, Is.True, second.Text);
        Assert.That(Settled, Is.EqualTo(2));
    }

    private int Settled => _host.Engine.Ledger.Settlements.Count + _host.Engine.Ledger.Purchases.Count;

    private static JsonObject Bill(bool isPrescribed) => isPrescribed
        ? PharmacyTests.Bill("1000", prescription: "RX1", hospital: TestEngine.Hospital)
        : PharmacyTests.Bill("36");

    private Task<NhsaAnswer> SettleAsync(JsonObject bill, string? msgId = null) =>
        _host.CallAsync("2102", bill, msgId, TestEngine.Pharmacy);

    /// <summary>State and account's part of the settlement that a refusal names.</summary>
    private (string State, long AccountFen) Kept(string error)
    {
        var setlId = error.Split('：')[1].Split('，')[0];
        return _host.Services.GetRequiredService<NhsaDatabase>().Read(session => (
            session.First<string>("SELECT state FROM settlement WHERE setl_id = @setlId", new { setlId })!,
            session.First<long>("SELECT account_fen FROM settlement WHERE setl_id = @setlId", new { setlId })));
    }
}
