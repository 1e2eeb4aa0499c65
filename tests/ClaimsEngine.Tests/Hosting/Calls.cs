using Claims.V1;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>Calls of an engine in one line each.</summary>
internal static class Calls
{
    /// <summary>Registers three hospitals H1 to H3 of their levels, a pharmacy P1, and members.</summary>
    public static async Task RegisterAllAsync(this TestEngine engine, params Member[] members)
    {
        Institution[] institutions = [Given.Hospital(1), Given.Hospital(2), Given.Hospital(3), Given.Pharmacy()];
        foreach (var institution in institutions) await engine.RegisterAsync(institution);
        foreach (var member in members) await engine.RegisterAsync(member);
    }

    public static async Task RegisterAsync(this TestEngine engine, Institution institution) =>
        await engine.Institutions.UpsertInstitutionAsync(
            new UpsertInstitutionRequest { Institution = institution });

    public static async Task RegisterAsync(this TestEngine engine, Member member) =>
        await engine.Members.UpsertMemberAsync(new UpsertMemberRequest { Member = member });

    public static async Task<OpenAccountResponse> OpenAsync(this TestEngine engine, string member, long balance) =>
        await engine.Accounts.OpenAccountAsync(
            new OpenAccountRequest { MemberId = member, BalanceFen = balance });

    public static async Task<CreditMonthResponse> CreditAsync(this TestEngine engine, string member, string month) =>
        await engine.Accounts.CreditMonthAsync(
            new CreditMonthRequest { MemberId = member, Month = Given.Day(month) });

    public static async Task<V1.Settlement> SettleAsync(this TestEngine engine, Claim claim)
    {
        var answer = await engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
        Assert.That(answer.Settlement, Is.Not.Null, $"{answer.Refusal}");
        return answer.Settlement;
    }

    public static async Task<Refusal> RefuseAsync(this TestEngine engine, Claim claim)
    {
        var answer = await engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
        Assert.That(answer.Refusal, Is.Not.Null, $"{answer.Settlement}");
        return answer.Refusal;
    }

    /// <summary>Settles a claim in vain.</summary>
    public static Task<ErrorDetail> FailAsync(this TestEngine engine, Claim? claim) => ErrorDetail.OfAsync(
        async () => await engine.Claims.SettleAsync(new SettleRequest { Claim = claim }));

    /// <summary>Quotes a claim in vain.</summary>
    public static Task<ErrorDetail> FailQuoteAsync(this TestEngine engine, Claim claim) => ErrorDetail.OfAsync(
        async () => await engine.Claims.QuoteAsync(new QuoteRequest { Claim = claim }));

    public static async Task<QuoteResponse> QuoteAsync(this TestEngine engine, Claim claim) =>
        await engine.Claims.QuoteAsync(new QuoteRequest { Claim = claim });

    public static async Task<ReverseResponse> ReverseAsync(
        this TestEngine engine, string institution, string number) =>
        await engine.Claims.ReverseAsync(
            new ReverseRequest { InstitutionId = institution, ClaimNumber = number });

    public static async Task<GetClaimResponse> GetClaimAsync(
        this TestEngine engine, string institution, string number) =>
        await engine.Claims.GetClaimAsync(
            new GetClaimRequest { InstitutionId = institution, ClaimNumber = number });
}
