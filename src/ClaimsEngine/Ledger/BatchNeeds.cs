using ClaimsEngine.Prescriptions;
using ClaimsEngine.Reconciliation;

namespace ClaimsEngine.Ledger;

/// <summary>What a batch must load before its postings can be decided.</summary>
internal sealed class BatchNeeds
{
    /// <summary>Members by id. The members of loaded claims join them.</summary>
    public HashSet<string> Members { get; } = [];

    public HashSet<string> Institutions { get; } = [];

    public HashSet<ClaimKey> Claims { get; } = [];

    /// <summary>Members whose opening entry matters.</summary>
    public HashSet<string> Openings { get; } = [];

    /// <summary>Members and months whose credit matters.</summary>
    public HashSet<(string Member, DateOnly Month)> Credits { get; } = [];

    /// <summary>Members and months whose contribution matters.</summary>
    public HashSet<(string Member, DateOnly Month)> Contributions { get; } = [];

    /// <summary>Contribution payments by the account's owner and the payer's number.</summary>
    public HashSet<(string Member, string Number)> Payments { get; } = [];

    /// <summary>Relatives whose links matter. The owners of the linked accounts become needed too.</summary>
    public HashSet<string> Families { get; } = [];

    /// <summary>Claims of which a rest is settled anew: what that touches is needed too.</summary>
    public HashSet<ClaimKey> Refunds { get; } = [];

    /// <summary>
    /// Members whose recent claims matter, for a store that keeps them apart from the state: a claim of theirs is
    /// settled or taken back.
    /// </summary>
    public HashSet<string> Recent { get; } = [];

    /// <summary>Budgets.</summary>
    public HashSet<BudgetKey> Budgets { get; } = [];

    /// <summary>Catalogue items by code.</summary>
    public HashSet<string> Items { get; } = [];

    /// <summary>Prescriptions; their members are needed too.</summary>
    public HashSet<PrescriptionKey> Prescriptions { get; } = [];

    /// <summary>
    /// Whether a member, an institution, an item or a prescription may be new, so that the batch needs free
    /// keys.
    /// </summary>
    public bool Keys { get; set; }

    /// <summary>Forgets everything, for another batch.</summary>
    public void Clear()
    {
        Members.Clear();
        Institutions.Clear();
        Claims.Clear();
        Openings.Clear();
        Credits.Clear();
        Contributions.Clear();
        Payments.Clear();
        Families.Clear();
        Refunds.Clear();
        Recent.Clear();
        Budgets.Clear();
        Items.Clear();
        Prescriptions.Clear();
        Keys = false;
    }
}
