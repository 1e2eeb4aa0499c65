using System.Data.Common;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Audit;

/// <summary>Recomputes one member: the chain, every decision, and what the state rows say of the end.</summary>
internal sealed class MemberAudit(AuditFacts facts)
{
    private readonly EntryReplay _replay = new(facts);
    private readonly List<Finding> _findings = [];

    /// <summary>Entries checked so far.</summary>
    public long Entries { get; private set; }

    /// <summary>Members checked so far.</summary>
    public long Members { get; private set; }

    /// <summary>Decisions recomputed so far.</summary>
    public long Decisions { get; private set; }

    /// <summary>Checks a member.</summary>
    /// <returns>What does not hold; the list is used again for the next member.</returns>
    public IReadOnlyList<Finding> Check(MemberLedger ledger)
    {
        _findings.Clear();
        Members++;
        var walk = new MemberWalk(ledger.Key, ledger.Id);
        foreach (var stored in ledger.Entries)
        {
            Entries++;
            if (stored.Entry is not { } entry)
            {
                // What follows cannot be followed without it.
                _findings.Add(new Finding(Finding.Hash, $"It holds what the engine never writes in {stored.Faults}.")
                {
                    EntryId = stored.Id,
                    MemberId = ledger.Id,
                });
                return _findings;
            }

            CheckPlace(walk, entry);
            if (Guard(walk, entry, Finding.Hash, CheckHash)) Guard(walk, entry, Finding.Decision, CheckDecision);
            walk.Pass(entry);
        }

        CheckState(ledger, walk);
        return _findings;
    }

    // Whatever a changed database holds, an audit goes on: what cannot be recomputed is a break like another.
    private bool Guard(MemberWalk walk, LedgerEntry entry, string name, Action<MemberWalk, LedgerEntry> check)
    {
        try
        {
            check(walk, entry);
            return true;
        }
        catch (Exception e) when (e is not (DbException or OperationCanceledException))
        {
            Add(walk, entry, new Finding(name, $"It cannot be recomputed: {e.Message}"));
            return false;
        }
    }

    private void CheckPlace(MemberWalk walk, LedgerEntry entry)
    {
        var (sequence, previous) = (walk.Standing.EntryCount + 1, walk.Standing.LastEntry);
        if (entry.Sequence == sequence && entry.PreviousId == previous) return;
        Add(walk, entry, new Finding(
            Finding.Chain,
            $"sequence is {entry.Sequence}, expected {sequence}; "
            + $"previous_id is {entry.PreviousId}, expected {previous}"));
    }

    private void CheckHash(MemberWalk walk, LedgerEntry entry)
    {
        var member = facts.Accounts.Version(walk.Key, entry.MemberVersion);
        var institution = entry.Institution is { } here ? facts.Institution(here, entry.InstitutionVersion) : null;
        var prescriber = entry.Prescriber is { } there ? facts.Institution(there, entry.PrescriberVersion) : null;
        var names = new EntryNames(
            walk.Id, member.ContentHash, institution?.Id ?? "", institution?.Current.ContentHash ?? default,
            prescriber?.Id ?? "", prescriber?.Current.ContentHash ?? default,
            entry.Relative is { } relative ? facts.Accounts.MemberId(relative) : "", facts.PolicyHash(entry.Policy));
        var hash = EntryHash.Of(walk.Standing.Chain.Span, entry, names);
        if (hash.AsSpan().SequenceEqual(entry.Hash.Span)) return;
        Add(walk, entry, new Finding(
            Finding.Hash,
            $"hash is {Convert.ToHexStringLower(entry.Hash.Span)}, expected {Convert.ToHexStringLower(hash)}"));
    }

    private void CheckDecision(MemberWalk walk, LedgerEntry entry)
    {
        // Parts are compared with the entry that they are a part of. A policy whose files do not give its hash is
        // a break of its own.
        if (entry.Kind is EntryKind.FamilyDraw or EntryKind.ReverseFamilyDraw or EntryKind.ReverseCredit) return;
        if (facts.Policy(entry.Policy) is not { } policy) return;
        if (IsDecided(entry.Kind)) Decisions++;
        var expected = _replay.Decide(walk, entry, policy);
        if (expected.Count == 0)
            throw new InvalidOperationException("the rules add no such entry to the chain as it stood.");
        Compare(walk, entry, entry, expected[0]);
        var parts = facts.Accounts.PartsOf(entry.Id);
        if (parts.Count != expected.Count - 1)
        {
            Add(walk, entry, new Finding(
                Finding.Decision, $"It has {parts.Count} parts on accounts, expected {expected.Count - 1}."));
        }

        for (var i = 0; i < Math.Min(parts.Count, expected.Count - 1); i++)
            Compare(walk, entry, parts[i], expected[i + 1]);
    }

    private static bool IsDecided(EntryKind kind) => kind
        is EntryKind.Settle or EntryKind.CreditMonth or EntryKind.Contribution or EntryKind.Purchase
        or EntryKind.PayContribution;

    private void Compare(MemberWalk walk, LedgerEntry whole, LedgerEntry found, LedgerEntry expected)
    {
        // Equal hashes over the same chain mean equal columns.
        if (found.Hash.Span.SequenceEqual(expected.Hash.Span)) return;
        if (EntryFields.Compare(found, expected) is not { } difference) return;
        Add(walk, whole, ReferenceEquals(whole, found)
            ? difference
            : difference with { Explanation = $"Its part {found.Id}: {difference.Explanation}" });
    }

    private void CheckState(MemberLedger ledger, MemberWalk walk)
    {
        var (state, standing) = (ledger.State, walk.Standing);
        Expect(Finding.Chain, "entry_count", state.EntryCount, standing.EntryCount);
        Expect(Finding.Chain, "last_entry", state.LastEntry, standing.LastEntry);
        Expect(Finding.Balance, "balance_fen", state.BalanceFen, standing.Balance.Value);
        Expect(Finding.Registry, "content_version", state.ContentVersion, ledger.Versions);
        Expect(Finding.Registry, "version", state.Version, ledger.Entries.Count + ledger.Versions + ledger.Recorded);
        if (!state.Chain.AsSpan().SequenceEqual(standing.Chain.Span))
        {
            Add(Finding.Chain, $"chain is {Convert.ToHexStringLower(state.Chain)}, "
                + $"expected {Convert.ToHexStringLower(standing.Chain.Span)}");
        }

        foreach (var (year, sum) in ledger.Years)
        {
            var known = walk.Sums.Where(each => each.Key == year).Select(each => each.Value.Value).ToList();
            if (known.Count == 0) Add(Finding.Sum, $"The year {year} has a sum but no claim.");
            else Expect(Finding.Sum, $"in_scope_fen of {year}", sum, known[0]);
        }

        foreach (var year in walk.Sums.Keys.Where(year => !ledger.Years.ContainsKey(year)))
            Add(Finding.Sum, $"The year {year} has claims but no sum.");

        void Expect(string check, string column, long found, long expected)
        {
            if (found != expected) Add(check, $"{column} is {found}, expected {expected}");
        }

        void Add(string check, string explanation) =>
            _findings.Add(new Finding(check, explanation) { MemberId = ledger.Id, EntryId = standing.LastEntry });
    }

    private void Add(MemberWalk walk, LedgerEntry entry, Finding finding)
    {
        var institution = "";
        try
        {
            if (entry.Institution is { } key) institution = facts.InstitutionId(key);
        }
        catch (InvalidOperationException)
        {
            // The institution itself is what is missing; the entry and the number still name the claim.
        }

        _findings.Add(finding.At(entry, walk.Id, institution));
    }
}
