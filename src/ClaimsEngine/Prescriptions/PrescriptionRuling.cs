using ClaimsEngine.Settlement;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Prescriptions;

/// <summary>What a prescription says to a claim that is settled against it (R5.4).</summary>
internal static class PrescriptionRuling
{
    /// <summary>Why the claim may not be settled against it; reasons in their order.</summary>
    /// <param name="prescription">The prescription.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="isRest">
    /// Whether the claim is the rest of one that was settled against it before: a cancellation leaves it alone.
    /// </param>
    public static Objection Judge(PrescriptionRecord prescription, BilledClaim claim, bool isRest)
    {
        if (claim.MemberId != prescription.MemberId) return Reason.PrescriptionOtherMember;
        if (prescription.CancelledAtMs is not null && !isRest) return Reason.PrescriptionCancelled;
        if (claim.ServiceDate > prescription.ValidUntil || claim.ServiceDate < prescription.IssueDate)
            return Reason.PrescriptionExpired;
        for (var i = 0; i < claim.Lines.Count; i++)
        {
            if (prescription.PlaceOf(claim.Lines[i].ItemCode) < 0)
                return new Objection(Reason.ItemNotPrescribed, i);
        }

        long[] left = [.. prescription.Left];
        for (var i = 0; i < claim.Lines.Count; i++)
        {
            var place = prescription.PlaceOf(claim.Lines[i].ItemCode);
            if (claim.Lines[i].QuantityE4 > left[place]) return new Objection(Reason.PrescriptionExhausted, i);
            left[place] -= claim.Lines[i].QuantityE4;
        }

        return default;
    }
}
