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
}
