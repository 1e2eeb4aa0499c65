using Claims.V1;
using Grpc.Core;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>Calls of the account and family services in one line each.</summary>
internal static class AccountCalls
{
    public static FamilyLink Link(
        string owner, string relative, int priority = 1, string from = "2022-01-01", string? until = null,
        string? application = null) => new()
        {
            OwnerMemberId = owner,
            RelativeMemberId = relative,
            Relation = Relation.Child,
            Priority = priority,
            From = Given.Day(from),
            Until = until is null ? null : Given.Day(until),
            ElsewhereApplicationDate = application is null ? null : Given.Day(application),
        };

    public static async Task<FamilyLink> LinkAsync(this TestEngine engine, FamilyLink link) =>
        (await engine.Families.LinkFamilyAsync(new LinkFamilyRequest { Link = link })).Link;

    public static async Task<FamilyLink> EndLinkAsync(
        this TestEngine engine, string owner, string relative, string until) =>
        (await engine.Families.EndFamilyLinkAsync(new EndFamilyLinkRequest
        {
            OwnerMemberId = owner,
            RelativeMemberId = relative,
            Until = Given.Day(until),
        })).Link;

    public static async Task<long> BalanceAsync(this TestEngine engine, string member) =>
        (await engine.Accounts.GetBalanceAsync(new GetBalanceRequest { MemberId = member })).BalanceFen;

    public static RecordContributionRequest Contribution(
        string member, string month, long baseFen, string paidOn = "2022-12-01") => new()
        {
            MemberId = member,
            Month = Given.Day(month),
            BaseFen = baseFen,
            EmployerFen = (baseFen + 5) / 10,
            IndividualFen = (baseFen + 25) / 50,
            PaidOn = Given.Day(paidOn),
        };

    public static async Task<RecordContributionResponse> RecordAsync(
        this TestEngine engine, RecordContributionRequest request) =>
        await engine.Accounts.RecordContributionAsync(request);

    public static async Task<ReverseContributionResponse> ReverseContributionAsync(
        this TestEngine engine, string member, string month) =>
        await engine.Accounts.ReverseContributionAsync(
            new ReverseContributionRequest { MemberId = member, Month = Given.Day(month) });

    public static async Task<List<RunMonthlyCreditsResponse>> RunCreditsAsync(this TestEngine engine, string month)
    {
        List<RunMonthlyCreditsResponse> progress = [];
        using var call = engine.Accounts.RunMonthlyCredits(
            new RunMonthlyCreditsRequest { Month = Given.Day(month) });
        await foreach (var message in call.ResponseStream.ReadAllAsync()) progress.Add(message);
        return progress;
    }

    public static PurchaseRequest Purchase(
        string number, string day, long totalFen, PurchaseKind kind = PurchaseKind.Drugs, string member = "M1",
        string relative = "", string institution = "P1") => new()
        {
            InstitutionId = institution,
            PurchaseNumber = number,
            MemberId = member,
            RelativeMemberId = relative,
            PurchaseDate = Given.Day(day),
            Kind = kind,
            TotalFen = totalFen,
        };

    public static async Task<PurchaseResponse> BuyAsync(this TestEngine engine, PurchaseRequest request) =>
        await engine.Accounts.PurchaseAsync(request);

    public static PayContributionRequest Payment(
        string number, string day, long amountFen, string member = "M1", string relative = "") => new()
        {
            MemberId = member,
            PaymentNumber = number,
            RelativeMemberId = relative,
            Scheme = ContributionScheme.Resident,
            PaymentDate = Given.Day(day),
            AmountFen = amountFen,
        };

    public static async Task<PayContributionResponse> PayAsync(
        this TestEngine engine, PayContributionRequest request) =>
        await engine.Accounts.PayContributionAsync(request);

    public static async Task<ListAccountEntriesResponse> ListEntriesAsync(
        this TestEngine engine, string member, int size = 0, string token = "") =>
        await engine.Accounts.ListAccountEntriesAsync(
            new ListAccountEntriesRequest { MemberId = member, PageSize = size, PageToken = token });
}
