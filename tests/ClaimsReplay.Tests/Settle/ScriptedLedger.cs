using Claims.V1;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using Rules = ClaimsRules.Members;

namespace ClaimsReplay.Tests.Settle;

/// <summary>What a service keeps: members, institutions, accounts and settled claims, in memory.</summary>
internal sealed class ScriptedLedger(Policy policy)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Person> _persons = [];
    private readonly Dictionary<(string, string), (Claim Claim, SettleResponse Answer)> _claims = [];

    public Dictionary<string, Institution> Institutions { get; } = [];

    public int Settled => _claims.Count;

    public void Upsert(Member member)
    {
        lock (_lock)
        {
            var person = _persons.GetValueOrDefault(member.MemberId) ?? new Person();
            person.History = History(member);
            _persons[member.MemberId] = person;
        }
    }

    public void Upsert(Institution institution)
    {
        lock (_lock) Institutions[institution.InstitutionId] = institution;
    }

    public Institution? Find(string institution)
    {
        lock (_lock) return Institutions.GetValueOrDefault(institution);
    }

    public void Open(string member, long balance)
    {
        lock (_lock)
        {
            if (_persons[member].IsOpen) return;
            _persons[member].IsOpen = true;
            _persons[member].Balance += new Fen(balance);
        }
    }

    public void Credit(string member, DateOnly month)
    {
        lock (_lock)
        {
            var person = _persons[member];
            if (person.Months.Add(month)) person.Balance += MonthlyCredit.Decide(policy, person.History, month).Amount;
        }
    }

    public SettleResponse Settle(Claim claim)
    {
        lock (_lock)
        {
            var key = (claim.InstitutionId, claim.ClaimNumber);
            if (_claims.TryGetValue(key, out var earlier))
            {
                Assert.That(claim, Is.EqualTo(earlier.Claim), "The same key comes with the same claim.");
                return earlier.Answer;
            }

            var answer = Decide(claim, _persons[claim.MemberId]);
            if (answer.Settlement is not null) _claims.Add(key, (claim, answer));
            return answer;
        }
    }

    private SettleResponse Decide(Claim claim, Person person)
    {
        var day = new DateOnly(claim.ServiceDate.Year, claim.ServiceDate.Month, claim.ServiceDate.Day);
        var hospital = Institutions[claim.Prescription?.InstitutionId ?? claim.InstitutionId];
        var isPharmacy = Institutions[claim.InstitutionId].Kind == InstitutionKind.Pharmacy;
        Assert.That(claim.Prescription is not null, Is.EqualTo(isPharmacy), "Pharmacies' claims have a prescription.");
        var facts = new ClaimFacts
        {
            ServiceDate = day,
            Setting = isPharmacy ? ClaimSetting.PharmacyOnPrescription : ClaimSetting.Hospital,
            VisitKind = (ClaimsRules.Adjudication.VisitKind)((int)claim.VisitKind - 1),
            Level = (HospitalLevel)(int)hospital.Periods.Single().Grade,
            Total = new Fen(claim.TotalFen),
            InScope = new Fen(claim.InScopeFen),
            AccountUse = claim.AccountUse == Claims.V1.AccountUse.None
                ? ClaimsRules.Accounts.AccountUse.None
                : ClaimsRules.Accounts.AccountUse.OwnThenFamily,
        };
        Assert.That(
            claim.InScopeFen + claim.FullySelfPaidFen + claim.OverPriceLimitFen + claim.PreSelfPaidFen,
            Is.EqualTo(claim.TotalFen));
        var decision = Adjudicator.Decide(
            policy, person.History, facts, new YearToDate(person.InScope), day.Year, person.Balance, [], []);
        if (decision.Reason != ClaimsRules.Adjudication.Reason.None)
            return new SettleResponse { Refusal = new Refusal { Reason = (Claims.V1.Reason)(int)decision.Reason } };
        person.InScope = decision.Apportionment.InScopeAfter;
        person.Balance -= decision.Shares.Account;
        return new SettleResponse { Settlement = Answer(decision, person) };
    }

    private static Settlement Answer(in Decision decision, Person person) => new()
    {
        DeductibleFen = decision.Apportionment.Deductible.Value,
        FundFen = decision.Apportionment.Fund.Value,
        OverLimitFen = decision.Apportionment.OverLimit.Value,
        AccountFen = decision.Shares.Account.Value,
        CashFen = decision.Shares.Cash.Value,
        InScopeAfterFen = decision.Apportionment.InScopeAfter.Value,
        BalanceAfterFen = person.Balance.Value,
    };

    private static MemberHistory History(Member member) => new(
        Day(member.BirthDate),
        member.CoverageUntil is null ? null : Day(member.CoverageUntil),
        [.. member.Periods.Select(period => new Rules.CoveragePeriod(
            Day(period.From),
            period.Scheme == Scheme.Resident ? CoverageStatus.Resident : (CoverageStatus)(int)period.EmploymentStatus,
            period.FundingMode == Claims.V1.FundingMode.PooledOnly ? Rules.FundingMode.PooledOnly : Rules.FundingMode.Unified,
            new Fen(period.ContributionBaseFen)))]);

    private static DateOnly Day(Google.Type.Date day) => new(day.Year, day.Month, day.Day);

    private sealed class Person
    {
        public MemberHistory History { get; set; } = null!;

        public bool IsOpen { get; set; }

        public Fen Balance { get; set; }

        public Fen InScope { get; set; }

        public HashSet<DateOnly> Months { get; } = [];
    }
}
