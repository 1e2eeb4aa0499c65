using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>Reports as a hospital's or a pharmacy's system sends them.</summary>
internal static class Reports
{
    public static JsonObject SignIn => Input("signIn", new JsonObject
    {
        ["opter_no"] = "1001",
        ["mac"] = "00-00-00-00-00-00",
        ["ip"] = "192.0.2.10",
    });

    public static JsonObject Of(string infno, JsonObject input, string msgId, string institution) => new()
    {
        ["infno"] = infno,
        ["msgid"] = msgId,
        ["mdtrtarea_admvs"] = "120100",
        ["insuplc_admdvs"] = "120100",
        ["recer_sys_code"] = "99",
        ["dev_no"] = "",
        ["dev_safe_info"] = "",
        ["cainfo"] = "",
        ["signtype"] = "",
        ["infver"] = "V1.0",
        ["opter_type"] = "1",
        ["opter"] = "1001",
        ["opter_name"] = "操作员",
        ["inf_time"] = "2022-12-31 12:00:00",
        ["fixmedins_code"] = institution,
        ["fixmedins_name"] = "测试机构",
        ["sign_no"] = "",
        ["input"] = input,
    };

    public static JsonObject Input(string node, JsonNode content) => new() { [node] = content };

    public static JsonObject Registration(string psnNo = TestEngine.Worker, string day = "2022-03-01") =>
        Input("data", new JsonObject
        {
            ["psn_no"] = psnNo,
            ["insutype"] = psnNo == TestEngine.Resident ? "390" : "310",
            ["begntime"] = $"{day} 08:00:00",
            ["mdtrt_cert_type"] = "02",
            ["mdtrt_cert_no"] = NhsaHost.Certificate,
            ["ipt_otp_no"] = "MZ0001",
            ["dept_code"] = "A03",
            ["dept_name"] = "内科",
            ["caty"] = "A03",
        });

    public static JsonObject Information(string mdtrtId, string medType = "11", string psnNo = TestEngine.Worker) => new()
    {
        ["mdtrtinfo"] = new JsonObject
        {
            ["mdtrt_id"] = mdtrtId,
            ["psn_no"] = psnNo,
            ["med_type"] = medType,
            ["begntime"] = "2022-03-01 08:00:00",
            ["dise_codg"] = "J00",
            ["dise_name"] = "急性鼻咽炎",
        },
        ["diseinfo"] = new JsonArray(new JsonObject
        {
            ["diag_type"] = "1",
            ["diag_srt_no"] = 1,
            ["diag_code"] = "J00.x00",
            ["diag_name"] = "急性鼻咽炎",
            ["diag_dept"] = "内科",
            ["dise_dor_no"] = "D120100000001",
            ["dise_dor_name"] = "医生甲",
            ["diag_time"] = "2022-03-01 08:10:00",
            ["vali_flag"] = "1",
        }),
    };

    public static JsonObject Line(
        string mdtrtId, string number, string item, string quantity, string price, string amount, string batch = "B1") => new()
        {
            ["feedetl_sn"] = number,
            ["mdtrt_id"] = mdtrtId,
            ["psn_no"] = TestEngine.Worker,
            ["chrg_bchno"] = batch,
            ["rx_circ_flag"] = "0",
            ["fee_ocur_time"] = "2022-03-01 08:20:00",
            ["med_list_codg"] = item,
            ["medins_list_codg"] = $"L-{item}",
            ["det_item_fee_sumamt"] = Number(amount),
            ["cnt"] = Number(quantity),
            ["pric"] = price,
            ["bilg_dept_codg"] = "A03",
            ["bilg_dept_name"] = "内科",
            ["bilg_dr_codg"] = "D120100000001",
            ["bilg_dr_name"] = "医生甲",
            ["hosp_appr_flag"] = "0",
        };

    public static JsonObject Settlement(
        string mdtrtId, string total, string batch = "B1", string medType = "11", string psnNo = TestEngine.Worker,
        string accountFlag = "1") => Input("data", new JsonObject
        {
            ["psn_no"] = psnNo,
            ["mdtrt_cert_type"] = "02",
            ["mdtrt_cert_no"] = "02",
            ["med_type"] = medType,
            ["medfee_sumamt"] = Number(total),
            ["psn_setlway"] = "01",
            ["mdtrt_id"] = mdtrtId,
            ["chrg_bchno"] = batch,
            ["insutype"] = psnNo == TestEngine.Resident ? "390" : "310",
            ["acct_used_flag"] = accountFlag,
            ["fulamt_ownpay_amt"] = 0,
            ["overlmt_selfpay"] = 0,
            ["preselfpay_amt"] = 0,
            ["inscp_scp_amt"] = Number(total),
        });

    public static JsonObject Reversal(string setlId, string mdtrtId, string psnNo = TestEngine.Worker) =>
        Input("data", new JsonObject { ["setl_id"] = setlId, ["mdtrt_id"] = mdtrtId, ["psn_no"] = psnNo });

    public static JsonObject Correction(string msgId, string infno = "2207") =>
        Input("data", new JsonObject { ["psn_no"] = TestEngine.Worker, ["omsgid"] = msgId, ["oinfno"] = infno });

    /// <summary>A JSON number with exactly this text.</summary>
    public static JsonNode Number(string text) => JsonNode.Parse(text)!;
}
