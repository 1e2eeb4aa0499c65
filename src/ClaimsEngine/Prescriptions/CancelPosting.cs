using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Prescriptions;

/// <summary>Cancels what is left of a prescription, or answers as before when it is cancelled.</summary>
internal sealed class CancelPosting(PrescriptionKey key) : Posting<PrescriptionRecord>
{
    public override void Ask(BatchNeeds needs) => needs.Prescriptions.Add(key);

    protected override Outcome<PrescriptionRecord> Decide(Batch batch)
    {
        if (!batch.Prescriptions.TryGetValue(key, out var prescription)) return Fault.PrescriptionNotFound;
        if (prescription.CancelledAtMs is not null) return prescription;
        prescription.CancelledAtMs = batch.Moment.NowMs;
        batch.Cancellations.Add(prescription);
        batch.Members[prescription.MemberId].Touch();
        return prescription;
    }
}
