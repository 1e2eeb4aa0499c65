using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>Claims as columns of equal room, filled by a source from the front.</summary>
public sealed class ClaimColumns
{
    /// <summary>The service dates.</summary>
    public DateOnly[] Days { get; private set; } = [];

    /// <summary>The levels that set the rates.</summary>
    public HospitalLevel[] Levels { get; private set; } = [];

    /// <summary>Hospital visits, or a pharmacy's claims on a prescription.</summary>
    public ClaimSetting[] Settings { get; private set; } = [];

    /// <summary>Whether accounts may pay: the own account, or none.</summary>
    public AccountUse[] AccountUses { get; private set; } = [];

    /// <summary>The parts within policy scope.</summary>
    public Fen[] InScope { get; private set; } = [];

    /// <summary>The parts outside.</summary>
    public Fen[] OutOfScope { get; private set; } = [];

    /// <summary>What is known against a claim by its kind of visit.</summary>
    public Reason[] Refusals { get; private set; } = [];

    /// <summary>The district of each claim's institution, an index into the source's districts.</summary>
    public ushort[] Districts { get; private set; } = [];

    /// <summary>Whether any claim is refused by its kind of visit.</summary>
    public bool HasRefusals { get; set; }

    /// <summary>How many claims there is room for.</summary>
    public int Room => Days.Length;

    /// <summary>Makes room for a number of claims; what the columns held stays.</summary>
    public void Reserve(int claims)
    {
        if (claims <= Room) return;
        var size = Math.Max(claims, Room * 2);
        Days = Grown(Days, size);
        Levels = Grown(Levels, size);
        Settings = Grown(Settings, size);
        AccountUses = Grown(AccountUses, size);
        InScope = Grown(InScope, size);
        OutOfScope = Grown(OutOfScope, size);
        Refusals = Grown(Refusals, size);
        Districts = Grown(Districts, size);
    }

    private static T[] Grown<T>(T[] column, int size)
    {
        Array.Resize(ref column, size);
        return column;
    }
}
