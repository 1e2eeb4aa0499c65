using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Pharmacies;

internal sealed class PharmacyTests
{
    private NhsaHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await NhsaHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Prescription_FromAHospital_IsSettledOnTheFund_R54()
    {
        _host.Engine.Ledger.Prescriptions[(TestEngine.Hospital, "RX1")] = new ExternalPrescription
        {
            IssueDate = new() { Year = 2022, Month = 2, Day = 28 },
        };
        var bill = Bill("1000", prescription: "RX1", hospital: TestEngine.Hospital);
        var quoted = await CallAsync("2101", bill);
        Assert.That(quoted.Amount("fund_pay_sumamt"), Is.EqualTo("150.00"), quoted.Text);
        var msgId = _host.NewMsgId(TestEngine.Pharmacy);
        var settled = await CallAsync("2102", bill, msgId);
        Assert.That(settled.IsSuccess, Is.True, settled.Text);
        Assert.That((string?)settled.SetlInfo["medins_setl_id"], Is.EqualTo(msgId));
        Assert.That((string?)settled.SetlInfo["clr_type"], Is.EqualTo("41"));
        Assert.That((string?)settled.Output["detlcutinfo"]![0]!["chrgitm_lv"], Is.EqualTo("01"));
        var claim = _host.Engine.Ledger.Claims.Values.Single();
        Assert.That(claim.Prescription, Is.EqualTo(new Prescription
        {
            InstitutionId = TestEngine.Hospital,
            IssueDate = new() { Year = 2022, Month = 2, Day = 28 },
            PrescriptionNumber = "RX1",
        }));

        var reversed = await CallAsync("2103", Reports.Reversal(
            (string)settled.SetlInfo["setl_id"]!, (string)settled.SetlInfo["mdtrt_id"]!));
        Assert.That(reversed.IsSuccess, Is.True, reversed.Text);
        Assert.That(reversed.Amount("fund_pay_sumamt"), Is.EqualTo("-150.00"));
        Assert.That(reversed.Amount("psn_cash_pay"), Is.EqualTo("-350.00"));
    }

    [Test]
    public async Task Prescription_OfAnotherSystem_NeedsItsDay()
    {
        var without = await CallAsync("2102", Bill("10", prescription: "RX9", hospital: TestEngine.Hospital));
        Assert.That(without.Error, Does.Contain("rxDate").And.Contain("R5.4"));
        var with = await CallAsync("2102", Bill("10", "RX9", TestEngine.Hospital, issued: "2022-02-01"));
        Assert.That(with.IsSuccess, Is.True, with.Text);
    }

    [Test]
    public async Task Prescription_WithoutItsHospital_IsRefused() => Assert.That(
        (await CallAsync("2102", Bill("10", prescription: "RX1"))).Error, Does.Contain("rxfixmedinsCode"));

    [Test]
    public async Task Purchase_WithoutPrescription_IsPaidByTheAccountAlone_R61()
    {
        var settled = await CallAsync("2102", Bill("36"));
        Assert.That(settled.IsSuccess, Is.True, settled.Text);
        Assert.That(settled.Amount("fund_pay_sumamt"), Is.EqualTo("0.00"));
        Assert.That(settled.Amount("acct_pay"), Is.EqualTo("36.00"));
        Assert.That(settled.Amount("balc"), Is.EqualTo("464.00"));
        Assert.That(_host.Engine.Ledger.Claims, Is.Empty);
        var reversed = await CallAsync("2103", Reports.Reversal(
            (string)settled.SetlInfo["setl_id"]!, (string)settled.SetlInfo["mdtrt_id"]!));
        Assert.That(reversed.Amount("balc"), Is.EqualTo("500.00"));
    }

    [Test]
    public async Task Purchase_PreSettled_SaysWhatTheBalanceAllows()
    {
        var quoted = await CallAsync("2101", Bill("600"));
        Assert.That((quoted.Amount("acct_pay"), quoted.Amount("psn_cash_pay")), Is.EqualTo(("500.00", "100.00")));
        Assert.That(_host.Engine.Ledger.Balances[TestEngine.Worker], Is.EqualTo(50_000));
    }

    [Test]
    public async Task Purchase_OfDevicesBeforeJuly2022_IsRefusedAndLeavesNothing_R62()
    {
        var refused = await CallAsync("2102", Bill("36", item: "HC05"));
        Assert.That(refused.Error, Does.Contain("[R6.2]"));
        var later = await CallAsync("2102", Bill("36", item: "HC05", day: "2022-07-01"));
        Assert.That(later.IsSuccess, Is.True, later.Text);
    }

    [Test]
    public async Task Purchase_WithoutTheAccount_IsNothingToSettle() => Assert.That(
        (await CallAsync("2102", Bill("36", flag: "0"))).Error, Does.Contain("acct_used_flag"));

    [Test]
    public async Task Settlement_OfAPharmacy_IsNotReversedByAHospitalsTransaction()
    {
        var settled = await CallAsync("2102", Bill("36"));
        var wrong = await CallAsync("2208", Reports.Reversal(
            (string)settled.SetlInfo["setl_id"]!, (string)settled.SetlInfo["mdtrt_id"]!));
        Assert.That(wrong.Error, Does.Contain("setl_id"));
    }

    [Test]
    public async Task Settlement_Corrected_HoldsNoMoney()
    {
        var msgId = _host.NewMsgId(TestEngine.Pharmacy);
        await CallAsync("2102", Bill("36"), msgId);
        Assert.That((await CallAsync("2601", Reports.Correction(msgId, "2102"))).IsSuccess, Is.True);
        Assert.That(_host.Engine.Ledger.Balances[TestEngine.Worker], Is.EqualTo(50_000));
    }

    private Task<NhsaAnswer> CallAsync(string infno, JsonObject input, string? msgId = null) =>
        _host.CallAsync(infno, (JsonObject)input.DeepClone(), msgId, TestEngine.Pharmacy);

    /// <summary>A bill of one line.</summary>
    internal static JsonObject Bill(
        string total, string? prescription = null, string? hospital = null, string? issued = null,
        string item = "XA01", string day = "2022-03-01", string flag = "1") => new()
        {
            ["druginfo"] = new JsonObject
            {
                ["psn_no"] = TestEngine.Worker,
                ["mdtrt_cert_type"] = "02",
                ["mdtrt_cert_no"] = NhsaHost.Certificate,
                ["begntime"] = $"{day} 09:00:00",
                ["medfee_sumamt"] = total,
                ["insutype"] = "310",
                ["acct_used_flag"] = flag,
                ["med_type"] = "41",
                ["expContent"] = new JsonObject { ["rxfixmedinsCode"] = hospital ?? "", ["rxDate"] = issued ?? "" },
            },
            ["drugdetail"] = new JsonArray(new JsonObject
            {
                ["feedetl_sn"] = "1",
                ["rxno"] = prescription ?? "",
                ["rx_circ_flag"] = prescription is null ? "0" : "1",
                ["fee_ocur_time"] = $"{day} 09:00:00",
                ["med_list_codg"] = item,
                ["medins_list_codg"] = item,
                ["det_item_fee_sumamt"] = total,
                ["cnt"] = 1,
                ["pric"] = total,
                ["drug_trac_info"] = new JsonObject { ["feedetl_sn"] = "1", ["drug_trac_codg"] = "8" },
            }),
        };
}
