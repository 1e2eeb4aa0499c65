using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Columns;

/// <summary>One member of a test with claims, as columns.</summary>
internal sealed record ReplayMember(MemberHistory History, Fen OpeningBalance, IReadOnlyList<ClaimFacts> Claims)
{
    private readonly DateOnly[] _dates = [.. Claims.Select(claim => claim.ServiceDate)];
    private readonly Fen[] _inScope = [.. Claims.Select(claim => claim.InScope)];
    private readonly Fen[] _outOfScope = [.. Claims.Select(claim => claim.Total - claim.InScope)];
    private readonly HospitalLevel[] _levels = [.. Claims.Select(claim => claim.Level)];
    private readonly ClaimSetting[] _settings = [.. Claims.Select(claim => claim.Setting)];
    private readonly AccountUse[] _uses = [.. Claims.Select(claim => claim.AccountUse)];
    private readonly Fen[] _limits = [.. Claims.Select(claim => claim.AccountLimit ?? Fen.MaxValue)];
    private readonly Reason[] _refusals = [.. Claims.Select(RefusalOf)];
    private readonly int[] _groups = [.. Claims.Select(claim => claim.ServiceDate.Month)];

    public void AddTo(BlockBuilder builder)
    {
        var limited = Claims.Any(claim => claim.AccountLimit is not null);
        builder.Add(new MemberClaims
        {
            Member = History,
            OpeningBalance = OpeningBalance,
            ServiceDates = _dates,
            InScope = _inScope,
            OutOfScope = Array.TrueForAll(_outOfScope, amount => amount == Fen.Zero) ? [] : _outOfScope,
            Levels = _levels,
            Settings = Array.TrueForAll(_settings, setting => setting == ClaimSetting.Hospital) ? [] : _settings,
            AccountUses = Array.TrueForAll(_uses, use => use == AccountUse.Own) ? [] : _uses,
            AccountLimits = limited ? _limits : [],
            Refusals = Array.TrueForAll(_refusals, reason => reason == Reason.None) ? [] : _refusals,
            Groups = _groups,
        });
    }

    private static Reason RefusalOf(ClaimFacts claim) =>
        claim.InstitutionNotDesignated ? Reason.InstitutionNotDesignated
        : claim.PrescriberNotDesignated ? Reason.PrescriberNotDesignated
        : claim.VisitKind == VisitKind.ChronicSpecial ? Reason.BenefitNotDefined
        : Reason.None;
}
