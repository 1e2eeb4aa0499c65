namespace ClaimsEngine.Ledger;

/// <summary>What an entry does. Numbers are never reused or changed.</summary>
internal enum EntryKind : byte
{
    /// <summary>Settles a claim.</summary>
    Settle = 1,

    /// <summary>Takes a settled claim back (I9).</summary>
    Reverse = 2,

    /// <summary>Takes over a balance from before the service.</summary>
    OpenAccount = 3,

    /// <summary>Credits one month (R3.1, R3.3).</summary>
    CreditMonth = 4,

    /// <summary>Records a month's contribution: the employer's part is fund income (R3.2).</summary>
    Contribution = 5,

    /// <summary>Takes a contribution back.</summary>
    ReverseContribution = 6,

    /// <summary>Takes a month's credit back with its contribution.</summary>
    ReverseCredit = 7,

    /// <summary>Pays a purchase from the account alone (R6.1 to R6.3).</summary>
    Purchase = 8,

    /// <summary>Takes a purchase back.</summary>
    ReversePurchase = 9,

    /// <summary>Pays a contribution to the resident scheme or long-term care (R6.4).</summary>
    PayContribution = 10,

    /// <summary>Pays a relative's part of a claim; on the chain of the account's owner (R6.3, R6.5).</summary>
    FamilyDraw = 11,

    /// <summary>Takes a relative's draw back with its claim (I9).</summary>
    ReverseFamilyDraw = 12,
}
