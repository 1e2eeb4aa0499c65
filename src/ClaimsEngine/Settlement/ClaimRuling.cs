using ClaimsEngine.Families;
using ClaimsEngine.Faults;
using ClaimsEngine.Flags;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Prescriptions;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;

namespace ClaimsEngine.Settlement;

/// <summary>What the rules say to a claim, as the batch stands. Quote and Settle both come from here.</summary>
internal readonly struct ClaimRuling
{
    private readonly Batch _batch;
    private readonly BilledClaim _claim;
    private readonly MemberRecord _member;
    private readonly InstitutionRecord _institution;
    private readonly InstitutionRecord? _prescriber;
    private readonly ClaimFacts _facts;
    private readonly Decision _decision;
    private readonly PrescriptionRecord? _prescription;
    private readonly Objection _objection;

    private ClaimRuling(
        Batch batch, in PricedClaim priced, MemberRecord member, InstitutionRecord institution,
        InstitutionRecord? prescriber, bool isRest)
    {
        var claim = priced.Claim;
        _batch = batch;
        _claim = claim;
        _member = member;
        _institution = institution;
        _prescriber = prescriber;
        Family = FamilyShares.For(batch, claim);
        _prescription = PrescriptionOf(batch, claim);
        _facts = FactsOf(batch.Moment, claim, institution.Current, prescriber?.Current);
        if (_prescription is { IsChronicSpecial: true })
            _facts = _facts with { VisitKind = VisitKind.ChronicSpecial };
        _decision = Decide(batch.Moment.Policy.Policy);
        _objection = ObjectTo(priced, isRest);
    }

    /// <summary>Why the claim is refused, and for which line; nothing when it is not.</summary>
    public Objection Objection => _objection;

    /// <summary>The claim with its amounts.</summary>
    public BilledClaim Claim => _claim;

    /// <summary>The prescription that the lines are taken out of, or null.</summary>
    public PrescriptionRecord? Prescription => _prescription;

    public MemberRecord Member => _member;

    public InstitutionRecord Institution => _institution;

    /// <summary>What linked accounts offer and pay.</summary>
    public FamilyShares Family { get; }

    /// <summary>What stands behind the entry's keys.</summary>
    public EntryNames Names => new(
        _member.Id,
        _member.Current.ContentHash,
        _institution.Id,
        _institution.Current.ContentHash,
        _prescriber?.Id ?? "",
        _prescriber?.Current.ContentHash ?? default,
        "",
        _batch.Moment.Policy.Hash);

    /// <summary>Says what a ruling on a claim must load.</summary>
    public static void Ask(BatchNeeds needs, BilledClaim claim)
    {
        needs.Members.Add(claim.MemberId);
        needs.Recent.Add(claim.MemberId);
        needs.Institutions.Add(claim.InstitutionId);
        FamilyShares.Ask(needs, claim);
        if (claim.PrescriberId is not null) needs.Institutions.Add(claim.PrescriberId);
        if (claim.ReplacesNumber is { } number) needs.Claims.Add(new ClaimKey(claim.InstitutionId, number));
        if (claim.PrescriptionKey is { } prescription) needs.Prescriptions.Add(prescription);
        foreach (var line in claim.Lines) needs.Items.Add(line.ItemCode);
    }

    /// <summary>Rules on a claim.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="claim">The claim as billed.</param>
    /// <param name="isRest">Whether it is what a refund leaves of a settled claim.</param>
    public static Outcome<ClaimRuling> On(Batch batch, BilledClaim claim, bool isRest = false)
    {
        if (!batch.Institutions.TryGetValue(claim.InstitutionId, out var institution))
            return Fault.InstitutionNotFound;
        if (!batch.Members.TryGetValue(claim.MemberId, out var member)) return Fault.MemberNotFound;
        InstitutionRecord? prescriber = null;
        if (claim.PrescriberId is { } id && !batch.Institutions.TryGetValue(id, out prescriber))
            return Fault.PrescriberNotFound;
        if (ProblemOf(institution, prescriber) is { } problem) return problem;
        if (claim.ReplacesNumber is not null && !MayReplace(batch, claim))
        {
            return Fault.FieldInvalid("claim.replaces_claim_number",
                "须为同一机构、同一参保人的已撤销单据", "must name a reversed claim of the same institution and member");
        }

        if (ProblemOf(batch, claim) is { } mistaken) return mistaken;
        var priced = ClaimPricing.Price(batch, claim);
        if (priced.IsFault) return priced.Fault!;
        return new ClaimRuling(batch, priced.Answer, member, institution, prescriber, isRest);
    }

    /// <summary>The entry that settles the claim, without its hash.</summary>
    /// <exception cref="InvalidOperationException">An identity is broken.</exception>
    public LedgerEntry Draft()
    {
        Identities.Assert(_facts, _decision);
        var (parts, shares, standing) = (_decision.Apportionment, _decision.Shares, _member.Standing);
        var draft = new LedgerEntry
        {
            Id = _batch.NextEntryId(),
            Kind = EntryKind.Settle,
            Member = _member.Key,
            Sequence = standing.EntryCount + 1,
            PreviousId = standing.LastEntry,
            MemberVersion = _member.Current.Number,
            Policy = _batch.Moment.Policy.Key,
            RecordedAtMs = _batch.Moment.NowMs,
            Day = _claim.ServiceDate,
            Institution = _institution.Key,
            InstitutionVersion = _institution.Current.Number,
            ClaimNumber = _claim.ClaimNumber,
            VisitKind = _claim.VisitKind,
            Setting = _facts.Setting,
            Prescriber = _prescriber?.Key,
            PrescriberVersion = _prescriber?.Current.Number ?? 0,
            IssueDay = _claim.IssueDate,
            AccountUse = _claim.AccountUse,
            AccountLimit = _claim.AccountLimit,
            PrescriptionNumber = _claim.PrescriptionNumber,
            ReplacesNumber = _claim.ReplacesNumber,
            Marks = _claim.Marks,
            Lines = _claim.Lines,
            LinesDigest = DigestLines(),
            Total = _claim.Total,
            InScope = _claim.InScope,
            FullySelfPaid = _claim.FullySelfPaid,
            OverPriceLimit = _claim.OverPriceLimit,
            PreSelfPaid = _claim.PreSelfPaid,
            Deductible = parts.Deductible,
            AtRate = parts.AtRate,
            OverLimit = parts.OverLimit,
            Fund = parts.Fund,
            Account = shares.Account,
            Family = shares.Family,
            Cash = shares.Cash,
            SumBefore = _decision.InScopeBefore,
            SumAfter = parts.InScopeAfter,
            BalanceAfter = standing.Balance - shares.Account,
            Level = _facts.Level,
            Category = _decision.Category,
            DeductibleYear = _decision.DeductibleYear,
            YearlyDeductible = _decision.Schedule.Deductible,
        };
        draft.Flags = FlagRuling.Judge(_batch, _member, draft);
        return draft;
    }

    /// <summary>What the rules need to know of a claim.</summary>
    public static ClaimFacts FactsOf(
        Moment moment, BilledClaim claim, InstitutionVersion institution, InstitutionVersion? prescriber)
    {
        var policy = moment.Policy.Policy;
        var here = institution.On(claim.ServiceDate);
        var issuedOn = claim.IssueDate ?? claim.ServiceDate;
        var there = prescriber?.On(issuedOn);
        return new ClaimFacts
        {
            ServiceDate = claim.ServiceDate,
            FiledOn = moment.Today,
            Setting = !institution.IsPharmacy ? ClaimSetting.Hospital
                : prescriber is null ? ClaimSetting.PharmacyAlone : ClaimSetting.PharmacyOnPrescription,
            VisitKind = claim.VisitKind,
            Level = LevelOf(policy, (there ?? here).Grade, issuedOn, claim.ServiceDate),
            InstitutionNotDesignated = !here.Designated,
            PrescriberNotDesignated = there is { Designated: false },
            Total = claim.Total,
            InScope = claim.InScope,
            AccountUse = claim.AccountUse,
            AccountLimit = claim.AccountLimit,
        };
    }

    private static Fault? ProblemOf(InstitutionRecord institution, InstitutionRecord? prescriber)
    {
        if (prescriber is null) return null;
        if (!institution.Current.IsPharmacy)
        {
            return Fault.FieldInvalid("claim.prescription",
                "医疗机构的单据不得附外配处方", "is set; only a pharmacy's claim has a prescription");
        }

        return prescriber.Current.IsPharmacy
            ? Fault.FieldInvalid("claim.prescription.institution_id",
                "为药店，须为开具处方的医疗机构", "names a pharmacy; a hospital is required")
            : null;
    }

    private static Fault? ProblemOf(Batch batch, BilledClaim claim)
    {
        if (claim.PrescriptionNumber is null) return null;
        var prescription = PrescriptionOf(batch, claim);
        if (prescription is null) return Fault.PrescriptionNotFound;
        if (prescription.IssueDate == claim.IssueDate) return null;
        return Fault.FieldInvalid("claim.prescription.issue_date",
            $"与处方不同，须为{prescription.IssueDate:yyyy-MM-dd}",
            $"is not the prescription's; {prescription.IssueDate:yyyy-MM-dd} is required");
    }

    private static PrescriptionRecord? PrescriptionOf(Batch batch, BilledClaim claim) =>
        claim.PrescriptionKey is { } key ? batch.Prescriptions.GetValueOrDefault(key) : null;

    private static bool MayReplace(Batch batch, BilledClaim claim) =>
        batch.Claims.TryGetValue(new ClaimKey(claim.InstitutionId, claim.ReplacesNumber!), out var replaced)
        && replaced.Reversal is not null
        && replaced.Claim.MemberId == claim.MemberId;

    // The grade is that of the issue date (I6). A prescription from before the circular's term has its grade
    // mapped as on the service date, since policy data say nothing of earlier days.
    private static HospitalLevel LevelOf(Policy policy, HospitalGrade grade, DateOnly issuedOn, DateOnly serviceDate)
    {
        var day = policy.IsInForce(issuedOn) ? issuedOn : serviceDate;
        return policy.IsInForce(day) ? policy.LevelOf(grade, day) : HospitalLevel.None;
    }

    // In the order of the reasons: what the rules say, what the prescription says, what the catalogue lacks.
    private Objection ObjectTo(in PricedClaim priced, bool isRest)
    {
        if (_decision.Reason != Reason.None) return _decision.Reason;
        if (_prescription is not null)
        {
            var prescribed = PrescriptionRuling.Judge(_prescription, _claim, isRest);
            if (prescribed.Reason != Reason.None) return prescribed;
        }

        return priced.MissingLine is { } line ? new Objection(Reason.ItemNotInCatalogue, line) : default;
    }

    private ReadOnlyMemory<byte> DigestLines()
    {
        if (_claim.Lines.Count == 0) return default;
        return LinesDigest.Of(_claim.Lines, _prescription is null ? default : _prescription.ContentHash.Span);
    }

    private Decision Decide(Policy policy)
    {
        var year = _claim.ServiceDate.Year;
        var history = _member.Current.History;
        Span<YearSum> sums = stackalloc YearSum[_member.Years.Count];
        _member.CopyYearSums(sums);
        var deductibleYear = Freeze.DeductibleYear(policy, history, year, sums);
        var sum = new YearToDate(_member.SumOf(year));
        return Adjudicator.Decide(
            policy, history, _facts, sum, deductibleYear, _member.Standing.Balance, Family.Accounts, Family.Drawn);
    }
}
