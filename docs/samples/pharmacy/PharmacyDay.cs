using System.Globalization;
using Claims.V1;
using Claims.V1.Client;
using Google.Type;

namespace Samples.Pharmacy;

/// <summary>
/// A pharmacy's day: a prescription is looked up by its number, part of it is settled, too much of it is refused, and
/// a purchase without prescription is paid from the account. Run against a fresh sandbox.
/// </summary>
/// <param name="address">Where the service takes gRPC.</param>
/// <param name="output">Where each step is told.</param>
public sealed class PharmacyDay(Uri address, TextWriter output)
{
    private const string Pharmacy = "pharmacy";
    private const string Hospital = "hospital-1";
    private const string PrescriptionNumber = "rx-open";
    private const long OneUnitE4 = 10_000;
    private const long OneYuanE6 = 1_000_000;
    private static readonly Date Today = new() { Year = 2022, Month = 12, Day = 31 };

    /// <summary>Goes through the day. Throws when a step does not end as it should.</summary>
    public async Task RunAsync()
    {
        using var client = new ClaimsClient(new ClaimsClientOptions { Address = address });
        var prescription = await TellWhatIsLeftAsync(client);

        var decision = await client.SettleAsync(Sale("sale-1", prescription, "drug-a", units: 6, yuan: 150));
        if (decision.IsGranted)
        {
            var (paid, steps) = (decision.Granted, decision.Granted.Steps);
            output.WriteLine(
                $"settle 结算: total 总额 {Yuan(paid.TotalFen)} = fund 统筹 {Yuan(paid.FundFen)} + account 个账 "
                + $"{Yuan(paid.AccountFen)} + cash 现金 {Yuan(paid.CashFen)}");
            foreach (var step in steps.Where(step => step.Kind == StepKind.Band))
                output.WriteLine($"  {step.RuleId}: {step.TextZh} {step.TextEn}");
        }

        await TellWhatIsLeftAsync(client);
        var tooMuch = await client.SettleAsync(Sale("sale-2", prescription, "drug-a", units: 5, yuan: 150));
        output.WriteLine($"too much 超量: {tooMuch.Refusal?.Reason}, line 第 {tooMuch.Refusal?.Line} 行");
        await BuyAsync(client);
    }

    private async Task<ExternalPrescription> TellWhatIsLeftAsync(ClaimsClient client)
    {
        var found = await client.GetPrescriptionAsync(Hospital, PrescriptionNumber);
        var left = found.Left.Select(item => $"{item.ItemCode} {item.LeftE4 / OneUnitE4}");
        output.WriteLine($"prescription 处方: left 剩余 {string.Join(", ", left)}");
        return found.Prescription;
    }

    private async Task BuyAsync(ClaimsClient client)
    {
        // The same number again is the same purchase: it is paid once.
        var purchase = new PurchaseRequest
        {
            InstitutionId = Pharmacy,
            PurchaseNumber = "purchase-1",
            MemberId = "member-retiree",
            PurchaseDate = Today,
            Kind = PurchaseKind.Devices,
            TotalFen = 8_850,
        };
        await client.PurchaseAsync(purchase);
        var decision = await client.PurchaseAsync(purchase);
        if (decision.IsGranted)
        {
            var payment = decision.Granted;
            output.WriteLine(
                $"purchase 购药: account 个账 {Yuan(payment.AccountFen)} + cash 现金 {Yuan(payment.CashFen)}, "
                + $"balance 余额 {Yuan(payment.Entry.BalanceAfterFen)}");
        }

        purchase.PurchaseNumber = "purchase-2";
        purchase.Kind = PurchaseKind.OutsideInsurance;
        var refused = await client.PurchaseAsync(purchase);
        output.WriteLine($"refused 拒绝: {refused.Refusal?.RuleId} {refused.Refusal?.MessageZh}");
    }

    private static Claim Sale(string number, ExternalPrescription prescription, string item, int units, int yuan) => new()
    {
        InstitutionId = Pharmacy,
        ClaimNumber = number,
        MemberId = prescription.MemberId,
        ServiceDate = Today,
        Prescription = new Prescription
        {
            InstitutionId = prescription.InstitutionId,
            PrescriptionNumber = prescription.PrescriptionNumber,
            IssueDate = prescription.IssueDate,
        },
        Lines = { new ClaimLine { ItemCode = item, QuantityE4 = units * OneUnitE4, PriceE6 = yuan * OneYuanE6 } },
    };

    /// <summary>Whole fen as yuan, without a detour over inexact numbers.</summary>
    private static string Yuan(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100}.{fen % 100:D2}");
}
