using Samples.Hospital;
using Samples.Pharmacy;

namespace ClaimsProto.Tests.Samples;

/// <summary>The programs of docs/samples do against a sandbox what they say, to the fen.</summary>
[CancelAfter(60_000)]
public class SampleTests
{
    [Test]
    public async Task HospitalDay_FreshSandbox_TellsEachStepToTheFen()
    {
        await using var sandbox = await SandboxGateway.StartAsync();
        var told = new StringWriter();

        await new HospitalDay(sandbox.Address, told).RunAsync();

        Assert.That(LinesOf(told), Is.EqualTo(new[]
        {
            "quote 预结算: total 总额 1200.00 = fund 统筹 225.00 + account 个账 420.00 + cash 现金 555.00",
            "settle 结算: total 总额 1200.00 = fund 统筹 225.00 + account 个账 420.00 + cash 现金 555.00",
            "again 重发: the same receipt 回执相同",
            "lost answer 答复丢失: visit-2 is Settled",
            "found 查得: total 总额 800.00 = fund 统筹 75.00 + account 个账 540.00 + cash 现金 185.00",
            "reverse 撤销: fund 统筹 75.00, account 个账 540.00, cash 现金 185.00 given back 退回",
            "refused 拒绝: CoverageEnded 就诊日期晚于参保终止日期，不予结算。",
            "wrong 有误: FieldInvalid, claim.total_fen",
            "reconcile 对账: 2 settled 结算, 1 reversed 撤销, fund 统筹 225.00: equal 一致",
        }));
    }

    [Test]
    public async Task PharmacyDay_FreshSandbox_TellsEachStepToTheFen()
    {
        await using var sandbox = await SandboxGateway.StartAsync();
        var told = new StringWriter();

        await new PharmacyDay(sandbox.Address, told).RunAsync();

        Assert.That(LinesOf(told), Is.EqualTo(new[]
        {
            "prescription 处方: left 剩余 drug-a 10, drug-b 4",
            "settle 结算: total 总额 900.00 = fund 统筹 75.00 + account 个账 420.00 + cash 现金 405.00",
            "  R5.2: 累计800.00元至900.00元的100.00元按75%支付75.00元 "
                + "100.00 lies between 800.00 and 900.00 of the year's sum: 75% of it is 75.00",
            "prescription 处方: left 剩余 drug-a 4, drug-b 4",
            "too much 超量: PrescriptionExhausted, line 第 0 行",
            "purchase 购药: account 个账 88.50 + cash 现金 0.00, balance 余额 451.50",
            "refused 拒绝: R6.6 个人账户当日不得用于该项支出。",
        }));
    }

    private static string[] LinesOf(StringWriter told) =>
        told.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
