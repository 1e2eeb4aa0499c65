using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Lines;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>Writes a bill as a claim of the contract.</summary>
internal static class ClaimWriter
{
    /// <summary>The most lines that a claim may have.</summary>
    public const int MaxLines = 200;

    /// <summary>The claim: its number is the msgid, its amounts those of the lines.</summary>
    /// <param name="call">The call that settles or asks.</param>
    /// <param name="settlement">The bill.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="accountUse">个人账户使用标志.</param>
    /// <param name="kind">The kind of visit.</param>
    public static Claim ClaimOf(
        Call call, KeptSettlement settlement, IReadOnlyList<FeeLine> lines, string accountUse, VisitKind kind)
    {
        var claim = new Claim
        {
            InstitutionId = settlement.Institution,
            ClaimNumber = settlement.Msgid,
            MemberId = settlement.PsnNo,
            ServiceDate = settlement.Day.ToContract(),
            VisitKind = kind,
            TotalFen = settlement.TotalFen,
            InScopeFen = settlement.InScopeFen,
            FullySelfPaidFen = settlement.FullySelfPaidFen,
            OverPriceLimitFen = settlement.OverPriceLimitFen,
            PreSelfPaidFen = settlement.PreSelfPaidFen,
            AccountUse = UseOf(accountUse),
        };
        // A line whose approval the hospital refused is self-paid against its listing, which a claim's line
        // cannot say: then the amounts stand alone.
        if (lines.All(line => line.RefusedByHospital == 0)) claim.Lines.AddRange(lines.Select(LineOf));
        if (IsCrossRegion(call)) claim.Marks.Add(VisitMark.CrossRegion);
        return claim;
    }

    private static ClaimLine LineOf(FeeLine line) => new()
    {
        ItemCode = line.ItemCode,
        ItemClass = (ItemClass)line.ItemClass,
        QuantityE4 = line.QuantityE4,
        PriceE6 = line.PriceE6,
        Days = (int)line.Days,
        AmountFen = line.AmountFen,
    };

    private static AccountUse UseOf(string flag) => flag switch
    {
        "0" => AccountUse.None,
        "1" => AccountUse.Own,
        _ => AccountUse.OwnThenFamily,
    };

    /// <summary>
    /// 异地就医: insured in another province than treated (R7.2). The first two digits name it.
    /// </summary>
    private static bool IsCrossRegion(Call call)
    {
        var envelope = call.Request.Envelope;
        var (treated, insured) = (envelope.Text("mdtrtarea_admvs"), envelope.Text("insuplc_admdvs"));
        return treated.Length >= 2 && insured.Length >= 2 && treated[..2] != insured[..2];
    }
}
