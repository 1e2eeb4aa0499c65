using Claims.V1;

namespace ClaimsGateway.Sandbox;

/// <summary>The catalogue of a fresh sandbox, and the prescriptions that a pharmacy can settle there.</summary>
internal static class SandboxDrugs
{
    /// <summary>When every prescription was issued.</summary>
    public static readonly DateOnly IssuedOn = new(2022, 11, 1);

    private const long OneUnitE4 = 10_000;

    /// <summary>An item of each kind and class; drug-b is paid for 10 % first, and has a price limit of 40 yuan.</summary>
    public const string Csv =
        """
        item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until
        drug-a,drug,A,0,,2020-01-01,
        drug-b,drug,B,1000,40000000,2020-01-01,
        drug-c,drug,C,0,,2020-01-01,
        service-a,service,A,0,,2020-01-01,
        consumable-b,consumable,B,2000,,2020-01-01,
        device-c,device,C,0,,2020-01-01,
        """;

    /// <summary>One prescription that is open, one that has run out of time, one that was cancelled.</summary>
    public static IReadOnlyList<SandboxPrescription> Prescriptions { get; } =
    [
        new(Issued("rx-open", new(2022, 12, 31)), IsCancelled: false),
        new(Issued("rx-expired", new(2022, 11, 30)), IsCancelled: false),
        new(Issued("rx-cancelled", new(2022, 12, 31)), IsCancelled: true),
    ];

    private static ExternalPrescription Issued(string number, DateOnly validUntil) => new()
    {
        InstitutionId = SandboxPeople.HospitalLevel1,
        PrescriptionNumber = number,
        MemberId = SandboxPeople.MemberActive,
        IssueDate = SandboxPeople.DateOf(IssuedOn),
        ValidUntil = SandboxPeople.DateOf(validUntil),
        Items =
        {
            new PrescribedItem { ItemCode = "drug-a", QuantityE4 = 10 * OneUnitE4, Days = 30 },
            new PrescribedItem { ItemCode = "drug-b", QuantityE4 = 4 * OneUnitE4, Days = 30 },
        },
    };
}
