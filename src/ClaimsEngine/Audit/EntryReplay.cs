using ClaimsEngine.Accounts;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Policies;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage.Audits;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsEngine.Audit;

/// <summary>
/// Decides an entry again: sets up a batch with the facts that the entry names, as they stood then, and posts into
/// it what was asked for. What that adds is what the ledger must hold.
/// </summary>
internal sealed class EntryReplay(AuditFacts facts)
{
    /// <summary>The entries that the decision adds: the entry itself, then its parts.</summary>
    /// <param name="walk">The member before the entry.</param>
    /// <param name="entry">The entry; no part of another one.</param>
    /// <param name="policy">The policy of its hash.</param>
    /// <exception cref="InvalidOperationException">A fact is missing, or the rules refuse.</exception>
    public IReadOnlyList<LedgerEntry> Decide(MemberWalk walk, LedgerEntry entry, KnownPolicy policy)
    {
        var batch = new Batch(new Moment(entry.RecordedAtMs, policy)) { LastEntryId = entry.Id - 1 };
        var member = new MemberRecord(walk.Key, walk.Id, VersionOf(walk.Key, entry), walk.Standing)
        {
            Opening = walk.Opening,
        };
        foreach (var (year, sum) in walk.Sums) member.Load(year, sum);
        batch.Members.Add(walk.Id, member);
        if (entry.Institution is { } key)
        {
            var institution = facts.Institution(key, entry.InstitutionVersion);
            batch.Institutions[institution.Id] = institution;
        }

        Post(batch, walk, member, entry);
        return batch.Entries;
    }

    private void Post(Batch batch, MemberWalk walk, MemberRecord member, LedgerEntry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.Settle:
                Settle(batch, walk, entry);
                break;
            case EntryKind.Reverse:
                Reverse(batch, walk, entry);
                break;
            case EntryKind.OpenAccount:
                new OpenAccountPosting(walk.Id, entry.Credit).Apply(batch);
                break;
            case EntryKind.CreditMonth:
                LoadMonth(batch, walk, member, entry.Day);
                new CreditMonthPosting(walk.Id, entry.Day).Apply(batch);
                break;
            case EntryKind.Contribution:
                LoadMonth(batch, walk, member, entry.Day);
                new RecordContributionPosting(ContributionOf(walk, entry)).Apply(batch);
                break;
            case EntryKind.ReverseContribution:
                walk.Reversed(entry, EntryKind.Contribution);
                LoadMonth(batch, walk, member, entry.Day);
                new ReverseContributionPosting(walk.Id, entry.Day).Apply(batch);
                break;
            case EntryKind.Purchase:
                LoadRelative(batch, entry);
                new PurchasePosting(PurchaseOf(walk, entry)).Apply(batch);
                break;
            case EntryKind.ReversePurchase:
                var bought = walk.Reversed(entry, EntryKind.Purchase);
                LoadRelative(batch, bought);
                new PurchaseOnFile(PurchaseOf(walk, bought), bought).TakeBack(batch);
                break;
            case EntryKind.PayContribution:
                LoadRelative(batch, entry);
                new PayContributionPosting(PaymentOf(walk, entry)).Apply(batch);
                break;
            default:
                throw new InvalidOperationException($"A {entry.Kind} is a part of another entry.");
        }
    }

    private void Settle(Batch batch, MemberWalk walk, LedgerEntry entry)
    {
        var claim = ClaimOf(walk, entry) with { Lines = facts.LinesOf(entry.Id) };
        if (entry.Prescriber is { } prescriber)
        {
            var hospital = facts.Institution(prescriber, entry.PrescriberVersion);
            batch.Institutions[hospital.Id] = hospital;
            if (claim.PrescriptionKey is { } key)
                batch.Prescriptions.Add(key, facts.Prescription(prescriber, key.Number));
        }

        foreach (var line in claim.Lines) batch.Items[line.ItemCode] = facts.Item(line.Item, line.ItemVersion);
        if (claim.ReplacesNumber is { } number) LoadReplaced(batch, walk, claim, number);
        LoadFamily(batch, entry, facts.Accounts.PartsOf(entry.Id));

        // A cancellation is not asked about: it may have come later. What the prescription has left is summed up
        // elsewhere.
        var billed = claim.Lines.Count == 0 ? claim : claim with { Total = Fen.Zero };
        var outcome = ClaimRuling.On(batch, billed, isRest: true);
        if (outcome.IsFault) throw new InvalidOperationException(outcome.Fault!.English);
        var ruling = outcome.Answer;
        if (ruling.Objection.Reason != Reason.None)
            throw new InvalidOperationException($"The rules refuse it: {ruling.Objection.Reason}.");
        if (!ruling.Claim.Lines.SequenceEqual(claim.Lines))
            throw new InvalidOperationException("The catalogue gives its lines other amounts.");
        SettlePosting.Settle(batch, ruling);
    }

    private void Reverse(Batch batch, MemberWalk walk, LedgerEntry entry)
    {
        var settled = walk.Reversed(entry, EntryKind.Settle);
        LoadOwners(batch, entry, facts.Accounts.PartsOf(entry.Id));
        List<FamilyDraw> draws = [];
        foreach (var draw in facts.Accounts.PartsOf(settled.Id))
        {
            var owner = facts.Accounts.MemberId(draw.Member);
            draws.Add(new FamilyDraw(owner, draw));
            if (!batch.Members.ContainsKey(owner))
                throw new InvalidOperationException("A draw is not given back.");
        }

        var claim = ClaimOf(walk, settled) with { PrescriptionNumber = null };
        ReversePosting.Reverse(batch, new ClaimOnFile(claim, settled) { Draws = draws });
    }

    private static void LoadMonth(Batch batch, MemberWalk walk, MemberRecord member, DateOnly month)
    {
        if (walk.Credits.TryGetValue(month, out var credit)) member.AddCredit(credit);
        if (!walk.Contributions.TryGetValue(month, out var filed)) return;
        batch.Contributions.Add(
            (walk.Id, month), new ContributionOnFile(filed.Entry) { Reversal = filed.Reversal });
    }

    private static void LoadReplaced(Batch batch, MemberWalk walk, BilledClaim claim, string number)
    {
        foreach (var (id, reversal) in walk.TakenBack)
        {
            if (!walk.Passed.TryGetValue(id, out var settled) || settled.Kind != EntryKind.Settle
                || settled.ClaimNumber != number || settled.Institution != reversal.Institution)
            {
                continue;
            }

            var replaced = claim with { ClaimNumber = number, ReplacesNumber = null };
            batch.Claims[replaced.Key] = new ClaimOnFile(replaced, settled) { Reversal = reversal };
        }
    }

    private void LoadRelative(Batch batch, LedgerEntry entry)
    {
        if (entry.Relative is not { } key) return;
        var id = facts.Accounts.MemberId(key);
        batch.Members[id] = new MemberRecord(key, id, facts.Accounts.Latest(key), MemberStanding.New);
        batch.Families.Add(id, CircleOf(key, entry.Id, out _));
    }

    private void LoadFamily(Batch batch, LedgerEntry entry, List<LedgerEntry> draws)
    {
        var circle = CircleOf(entry.Member, entry.Id, out var owners);
        batch.Families.Add(facts.Accounts.MemberId(entry.Member), circle);
        LoadOwners(batch, entry, draws);
        foreach (var link in circle.Links)
        {
            if (!link.Covers(entry.Day) || batch.Members.ContainsKey(link.OwnerId)) continue;
            AddOwner(batch, entry, owners[link.OwnerId], link.OwnerId, facts.Accounts.Latest(owners[link.OwnerId]));
        }
    }

    // An owner whose account moved stands in the version that its entry names.
    private void LoadOwners(Batch batch, LedgerEntry entry, List<LedgerEntry> draws)
    {
        foreach (var draw in draws)
        {
            var id = facts.Accounts.MemberId(draw.Member);
            if (!batch.Members.ContainsKey(id)) AddOwner(batch, entry, draw.Member, id, VersionOf(draw.Member, draw));
        }
    }

    private void AddOwner(Batch batch, LedgerEntry entry, long key, string id, MemberVersion version) =>
        batch.Members.Add(id, new MemberRecord(key, id, version, facts.Accounts.StandingBefore(key, entry.Id)));

    private FamilyCircle CircleOf(long relative, long entryId, out Dictionary<string, long> owners)
    {
        var circle = new FamilyCircle();
        owners = [];
        foreach (var link in facts.Accounts.LinksOf(relative))
        {
            if (link.AfterEntry >= entryId) continue;
            circle.Put(link.Version);
            owners[link.Version.OwnerId] = link.OwnerKey;
        }

        return circle;
    }

    private MemberVersion VersionOf(long key, LedgerEntry entry) => facts.Accounts.Version(key, entry.MemberVersion);

    private BilledClaim ClaimOf(MemberWalk walk, LedgerEntry entry) => BilledClaim.Of(
        entry,
        facts.InstitutionId(entry.Institution ?? throw new InvalidOperationException("Nobody billed it.")),
        walk.Id,
        entry.Prescriber is { } prescriber ? facts.InstitutionId(prescriber) : null);

    private static BilledContribution ContributionOf(MemberWalk walk, LedgerEntry entry) => new()
    {
        MemberId = walk.Id,
        Month = entry.Day,
        Base = entry.ContributionBase,
        Employer = entry.Employer,
        Individual = entry.Individual,
        PaidOn = entry.IssueDay ?? throw new InvalidOperationException("It was paid on no day."),
    };

    private BilledPurchase PurchaseOf(MemberWalk walk, LedgerEntry entry) => PurchaseOnFile.Of(
        entry,
        facts.InstitutionId(entry.Institution ?? throw new InvalidOperationException("Nobody sold it.")),
        walk.Id,
        RelativeOf(entry)).Purchase;

    private BilledPayment PaymentOf(MemberWalk walk, LedgerEntry entry) => new()
    {
        OwnerId = walk.Id,
        Number = entry.ClaimNumber ?? throw new InvalidOperationException("It has no number."),
        RelativeId = RelativeOf(entry),
        Day = entry.Day,
        Purpose = entry.Purpose,
        Amount = entry.Total,
    };

    private string? RelativeOf(LedgerEntry entry) =>
        entry.Relative is { } key ? facts.Accounts.MemberId(key) : null;
}
