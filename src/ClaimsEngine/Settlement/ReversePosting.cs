using ClaimsEngine.Families;
using ClaimsEngine.Faults;
using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;

namespace ClaimsEngine.Settlement;

/// <summary>Takes a settled claim or a purchase back exactly (I9), or answers as before.</summary>
internal sealed class ReversePosting(ClaimKey key) : Posting<LedgerEntry>
{
    private bool _isRepeat;

    public override void Ask(BatchNeeds needs)
    {
        needs.Claims.Add(key);
        needs.Institutions.Add(key.InstitutionId);
    }

    protected override Outcome<LedgerEntry> Decide(Batch batch)
    {
        if (batch.Purchases.TryGetValue(key, out var purchase))
        {
            _isRepeat = purchase.Reversal is not null;
            return purchase.TakeBack(batch);
        }

        if (!batch.Claims.TryGetValue(key, out var filed)) return Fault.ClaimNotFound;
        _isRepeat = filed.Reversal is not null;
        return filed.Reversal ?? Reverse(batch, filed);
    }

    protected override void Count(EngineMetrics metrics, LedgerEntry answer)
    {
        if (_isRepeat) metrics.Repeated("reverse");
    }

    /// <summary>Takes a claim that stands back.</summary>
    public static LedgerEntry Reverse(Batch batch, ClaimOnFile filed)
    {
        var member = batch.Members[filed.Claim.MemberId];
        var institution = batch.Institutions[filed.Claim.InstitutionId];
        var claim = filed.Entry;
        var prescription = filed.Claim.PrescriptionKey is { } taken ? batch.Prescriptions[taken] : null;
        var left = prescription?.LeftAfter(filed.Claim.Lines, -1);
        var (standing, sum) = (member.Standing, member.SumOf(claim.Day.Year));
        var draft = new LedgerEntry
        {
            Id = batch.NextEntryId(),
            Kind = EntryKind.Reverse,
            Member = member.Key,
            Sequence = standing.EntryCount + 1,
            PreviousId = standing.LastEntry,
            MemberVersion = member.Current.Number,
            Policy = batch.Moment.Policy.Key,
            RecordedAtMs = batch.Moment.NowMs,
            Day = claim.Day,
            Institution = institution.Key,
            InstitutionVersion = institution.Current.Number,
            ClaimNumber = claim.ClaimNumber,
            VisitKind = claim.VisitKind,
            Setting = claim.Setting,
            AccountUse = claim.AccountUse,
            Reverses = claim.Id,
            Marks = claim.Marks,
            Total = -claim.Total,
            InScope = -claim.InScope,
            FullySelfPaid = -claim.FullySelfPaid,
            OverPriceLimit = -claim.OverPriceLimit,
            PreSelfPaid = -claim.PreSelfPaid,
            Deductible = -claim.Deductible,
            AtRate = -claim.AtRate,
            OverLimit = -claim.OverLimit,
            Fund = -claim.Fund,
            Account = -claim.Account,
            Family = -claim.Family,
            Cash = -claim.Cash,
            SumBefore = sum,
            SumAfter = sum - claim.InScope,
            BalanceAfter = standing.Balance + claim.Account,
            Level = claim.Level,
            Category = claim.Category,
            DeductibleYear = claim.DeductibleYear,
            YearlyDeductible = claim.YearlyDeductible,
        };
        var names = new EntryNames(
            member.Id, member.Current.ContentHash, institution.Id, institution.Current.ContentHash, "", default, "",
            batch.Moment.Policy.Hash);
        var reversal = batch.Append(member, draft, names);
        FamilyDrawEntries.TakeBack(batch, filed, reversal);
        if (left is not null) batch.SetLeft(prescription!, left);
        batch.MarkReversed(filed, reversal);
        FlagRuling.Forget(batch, member, claim.Id);
        return reversal;
    }
}
