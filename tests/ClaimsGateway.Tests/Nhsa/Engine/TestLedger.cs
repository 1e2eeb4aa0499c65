using Claims.V1;
using ClaimsGateway.Nhsa.Contract;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>
/// What the test's service knows and keeps. Its rules are those of an active member at a level 1 hospital
/// in 2022:
/// 800 yuan deductible, 75 % up to 5500, 55 % up to 9000 of the year's sum, then the account.
/// </summary>
internal sealed class TestLedger
{
    private const long DeductibleFen = 80_000;
    private const long FirstBandFen = 550_000;
    private const long LimitFen = 900_000;

    public Lock Gate { get; } = new();

    public Dictionary<string, Member> Members { get; } = [];

    public Dictionary<string, long> Balances { get; } = [];

    public Dictionary<string, long> InScopeSums { get; } = [];

    public Dictionary<string, Institution> Institutions { get; } = [];

    public Dictionary<string, CatalogueItem> Items { get; } = [];

    public Dictionary<(string, string), ExternalPrescription> Prescriptions { get; } = [];

    public Dictionary<(string Institution, string Number), Claim> Claims { get; } = [];

    public Dictionary<(string Institution, string Number), Settlement> Settlements { get; } = [];

    public Dictionary<(string Institution, string Number), Reversal> Reversals { get; } = [];

    public Dictionary<(string Institution, string Number), PurchaseResponse> Purchases { get; } = [];

    public HashSet<(string Institution, string Number)> Fenced { get; } = [];

    public Google.Protobuf.WellKnownTypes.Timestamp Now { get; } =
        Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(new(2022, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Decides a claim and changes nothing.</summary>
    public (Settlement? Settlement, Refusal? Refusal) Decide(Claim claim)
    {
        var day = claim.ServiceDate.ToDay()!.Value;
        var member = Members[claim.MemberId];
        if (member.Periods[0].Scheme == Scheme.Resident || claim.VisitKind == VisitKind.ChronicSpecial)
            return (null, Refused(Reason.BenefitNotDefined, "I11", "该险种或就诊类别尚无待遇标准，不予结算。"));
        if (day.Year != 2022)
            return (null, Refused(Reason.NoDeductibleSchedule, "R4.3", "就诊日期所在年度的起付标准尚未发布，不予结算。"));
        var before = InScopeSums.GetValueOrDefault(claim.MemberId);
        var after = before + claim.InScopeFen;
        var first = Overlap(before, after, DeductibleFen, FirstBandFen);
        var second = Overlap(before, after, FirstBandFen, LimitFen);
        var fund = ((first * 75) + (second * 55) + 50) / 100;
        var balance = Balances.GetValueOrDefault(claim.MemberId);
        var account = claim.AccountUse == AccountUse.None ? 0 : Math.Min(balance, claim.TotalFen - fund);
        var settlement = new Settlement
        {
            InstitutionId = claim.InstitutionId,
            ClaimNumber = claim.ClaimNumber,
            MemberId = claim.MemberId,
            ServiceDate = claim.ServiceDate,
            TotalFen = claim.TotalFen,
            InScopeFen = claim.InScopeFen,
            DeductibleFen = Overlap(before, after, 0, DeductibleFen),
            AtRateFen = first + second,
            OverLimitFen = Overlap(before, after, LimitFen, long.MaxValue),
            FundFen = fund,
            AccountFen = account,
            CashFen = claim.TotalFen - fund - account,
            InScopeBeforeFen = before,
            InScopeAfterFen = after,
            BalanceAfterFen = balance - account,
            Level = 1,
        };
        if (first > 0) settlement.Steps.Add(Band(first, first * 75 / 100, 7500, "R5.2"));
        if (second > 0) settlement.Steps.Add(Band(second, second * 55 / 100, 5500, "R5.3"));
        return (settlement, null);
    }

    /// <summary>Keeps a decision.</summary>
    public void Keep(Claim claim, Settlement settlement)
    {
        settlement.SettledAt = Now;
        Claims[KeyOf(claim)] = claim;
        Settlements[KeyOf(claim)] = settlement;
        InScopeSums[claim.MemberId] = settlement.InScopeAfterFen;
        Balances[claim.MemberId] = settlement.BalanceAfterFen;
    }

    /// <summary>Takes a claim or a purchase back, once; null when there is neither.</summary>
    public Reversal? Reverse(string institution, string number)
    {
        var key = (institution, number);
        if (Reversals.TryGetValue(key, out var before)) return before;
        if (Purchases.TryGetValue(key, out var purchase)) return ReversePurchase(key, purchase.Payment);
        if (!Settlements.TryGetValue(key, out var settlement)) return null;
        InScopeSums[settlement.MemberId] -= settlement.InScopeFen;
        Balances[settlement.MemberId] += settlement.AccountFen;
        return Reversals[key] = new Reversal
        {
            InstitutionId = institution,
            ClaimNumber = number,
            FundFen = settlement.FundFen,
            AccountFen = settlement.AccountFen,
            CashFen = settlement.CashFen,
            InScopeFen = settlement.InScopeFen,
            InScopeAfterFen = InScopeSums[settlement.MemberId],
            BalanceAfterFen = Balances[settlement.MemberId],
            ReversedAt = Now,
        };
    }

    public static (string Institution, string Number) KeyOf(Claim claim) => (claim.InstitutionId, claim.ClaimNumber);

    private Reversal ReversePurchase((string Institution, string Number) key, AccountPayment payment)
    {
        var member = payment.Entry.RelativeMemberId;
        Balances[member] += payment.AccountFen;
        return Reversals[key] = new Reversal
        {
            InstitutionId = key.Institution,
            ClaimNumber = key.Number,
            AccountFen = payment.AccountFen,
            CashFen = payment.CashFen,
            BalanceAfterFen = Balances[member],
            ReversedAt = Now,
        };
    }

    private static Refusal Refused(Reason reason, string rule, string zh) =>
        new() { Reason = reason, RuleId = rule, MessageZh = zh };

    private static Step Band(long from, long to, int rate, string rule) => new()
    {
        Kind = StepKind.Band,
        AmountInFen = from,
        AmountOutFen = to,
        RateBp = rate,
        RuleId = rule,
        TextZh = "统筹基金按比例支付。",
    };

    private static long Overlap(long before, long after, long from, long until) =>
        Math.Max(0, Math.Min(after, until) - Math.Max(before, from));
}
