using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Flags;

/// <summary>The flag rules at work in a batch (R7.1).</summary>
internal static class FlagRuling
{
    /// <summary>Judges a claim or purchase that is about to be settled.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="patient">Whom it is for.</param>
    /// <param name="draft">Its entry, with or without a hash.</param>
    public static IReadOnlyList<FlagNote> Judge(Batch batch, MemberRecord patient, LedgerEntry draft)
    {
        if (batch.Moment.Policy.Policy.FlagsOn(draft.Day) is not { } thresholds) return [];
        var drawsOnRelative = draft.Family > Fen.Zero || draft.Relative is not null;
        return FlagRules.Judge(
            thresholds, patient.Recent, RecentClaim.Of(draft), drawsOnRelative);
    }

    /// <summary>Keeps what later claims of the patient are judged by.</summary>
    public static void Remember(Batch batch, MemberRecord patient, LedgerEntry entry)
    {
        if (batch.Moment.Policy.Policy.FlagsOn(entry.Day) is not null)
            batch.SetRecent(patient, patient.Recent.With(RecentClaim.Of(entry)));
    }

    /// <summary>Lets go of a claim or purchase that is taken back.</summary>
    public static void Forget(Batch batch, MemberRecord patient, long entry)
    {
        batch.SetRecent(patient, patient.Recent.Without(entry));
    }
}
