using System.Text;
using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa.Envelopes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Fields;

internal sealed class RequestReaderTests
{
    private const string MsgId = "H12010100001202212311200000001";

    [Test]
    public void List_SentAsOneObject_IsAListOfOne()
    {
        var input = Reports.Input("feedetail", Reports.Line("M1", "1", "XA01", "2", "1.5", "3"));
        var lines = Read("2204", input).Nodes.Value.Many("feedetail");
        Assert.That(lines, Has.Count.EqualTo(1));
        Assert.That(lines[0].Fen("det_item_fee_sumamt"), Is.EqualTo(300));
    }

    [Test]
    public void Numbers_AsTextAndAsNumbers_AreTheSame()
    {
        var input = Reports.Settlement("M1", "2.5");
        input["data"]!["medfee_sumamt"] = "2.50";
        input["data"]!["inscp_scp_amt"] = Reports.Number("2.5");
        input["data"]!["psn_no"] = 120_101;
        var data = Read("2207", input).Nodes.Value.One("data");
        Assert.That(data.Fen("medfee_sumamt"), Is.EqualTo(data.Fen("inscp_scp_amt")));
        Assert.That(data["psn_no"], Is.EqualTo("120101"));
    }

    [Test]
    public void Names_OfOtherSpellings_MeanTheSameField()
    {
        var input = new JsonObject
        {
            ["medinsInfo"] = new JsonObject { ["FIXMEDINS_TYPE"] = "1", ["fixmedinsCode"] = "H1" },
        };
        var node = Read("1201", input).Nodes.Value.One("medinsinfo");
        Assert.That((node["fixmedins_type"], node["fixmedins_code"]), Is.EqualTo(("1", "H1")));
    }

    [Test]
    public void Name_SpelledExactly_CountsBeforeADeviatingOne()
    {
        var input = Reports.Reversal("S1", "M1");
        input["data"]!["SETL_ID"] = "other";
        Assert.That(Read("2208", input).Nodes.Value.One("data")["setl_id"], Is.EqualTo("S1"));
    }

    [TestCase("\"null\"")]
    [TestCase("\"NULL\"")]
    [TestCase("\"\"")]
    [TestCase("null")]
    public void Value_ThatSaysNothing_IsNothing(string json)
    {
        var input = Reports.Settlement("M1", "1");
        input["data"]!["invono"] = JsonNode.Parse(json);
        Assert.That(Read("2207", input).Nodes.Value.One("data")["invono"], Is.Null);
    }

    [Test]
    public void Times_WithAndWithoutClock_AreTaken()
    {
        var input = Reports.Registration();
        input["data"]!["begntime"] = "2022-03-01";
        Assert.That(Read("2201", input).Nodes.Value.One("data")["begntime"], Is.EqualTo("2022-03-01 00:00:00"));
    }

    [TestCase("psn_no", "a b", "data.psn_no(人员编号)只能含字母、数字和 . _ -")]
    [TestCase("psn_no", "", "data.psn_no(人员编号)不能为空")]
    [TestCase("med_type", "999", "data.med_type(医疗类别)的值不在代码集med_type内")]
    [TestCase("medfee_sumamt", "1.001", "data.medfee_sumamt(医疗费总额)应为数字，至多2位小数")]
    [TestCase("medfee_sumamt", "-1", "data.medfee_sumamt(医疗费总额)不能小于0")]
    [TestCase("medfee_sumamt", "999999999999999", "data.medfee_sumamt(医疗费总额)不能超过16位数字")]
    [TestCase("acct_used_flag", "12", "data.acct_used_flag(个人账户使用标志)不能超过1个字符")]
    public void Field_ThatIsWrong_IsNamedWithItsProblem(string field, string value, string message)
    {
        var input = Reports.Settlement("M1", "1");
        input["data"]![field] = value;
        var refusal = Read("2207", input).Nodes.Refusal;
        Assert.That(refusal?.Text, Does.StartWith(message));
        Assert.That(refusal!.Text, Has.Length.LessThanOrEqualTo(200));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{\"infno\":\"2207\"")]
    [TestCase("{\"infno\":\"9999\"}")]
    [TestCase("{\"infno\":\"2207\",\"infno\":\"2207\"}")]
    [TestCase("{\"infno\":\"22\\uD800\"}")]
    [TestCase("{}")]
    public void Report_ThatCannotBeRead_IsMalformed(string body)
    {
        var read = RequestReader.Read(Encoding.UTF8.GetBytes(body), []);
        Assert.That(read.Refusal?.IsMalformed, Is.True);
        Assert.That(read.Refusal!.Message, Does.Contain("交易报文不正确"));
    }

    [Test]
    public void Report_OfAnotherTransactionThanItsAddress_IsMalformed()
    {
        var body = Reports.Of("2207", Reports.Settlement("M1", "1"), MsgId, TestEngine.Hospital).ToJsonString();
        Assert.That(RequestReader.Read(Encoding.UTF8.GetBytes(body), ["2208"]).Refusal?.IsMalformed, Is.True);
    }

    [Test]
    public void Report_WithoutInfno_IsThatOfItsAddress()
    {
        var report = Reports.Of("2207", Reports.Settlement("M1", "1"), MsgId, TestEngine.Hospital);
        report.Remove("infno");
        Assert.That(
            RequestReader.Read(Encoding.UTF8.GetBytes(report.ToJsonString()), ["2207A"]).Value.Infno, Is.EqualTo("2207A"));
    }

    private static Request Read(string infno, JsonObject input)
    {
        var body = Reports.Of(infno, input, MsgId, TestEngine.Hospital).ToJsonString();
        var read = RequestReader.Read(Encoding.UTF8.GetBytes(body), []);
        Assert.That(read.Refusal, Is.Null);
        return read.Value;
    }
}
