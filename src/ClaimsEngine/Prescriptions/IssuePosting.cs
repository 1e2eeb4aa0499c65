using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using Google.Protobuf;
using V1 = Claims.V1;

namespace ClaimsEngine.Prescriptions;

/// <summary>Issues a prescription, or answers as before when it is issued.</summary>
internal sealed class IssuePosting(V1.ExternalPrescription prescription) : Posting<PrescriptionRecord>
{
    private readonly PrescriptionKey _key = new(prescription.InstitutionId, prescription.PrescriptionNumber);

    public override void Ask(BatchNeeds needs)
    {
        needs.Prescriptions.Add(_key);
        needs.Members.Add(prescription.MemberId);
        needs.Institutions.Add(prescription.InstitutionId);
        needs.Keys = true;
    }

    protected override Outcome<PrescriptionRecord> Decide(Batch batch)
    {
        if (!batch.Institutions.TryGetValue(prescription.InstitutionId, out var institution))
            return Fault.InstitutionNotFound;
        if (!batch.Members.TryGetValue(prescription.MemberId, out var member)) return Fault.MemberNotFound;
        if (batch.Prescriptions.TryGetValue(_key, out var issued))
        {
            var differences = PrescriptionFields.Differences(prescription, issued.ToContract());
            return differences.Count == 0 ? issued : Fault.PrescriptionNumberTaken(differences);
        }

        var content = prescription.ToByteArray();
        var record = new PrescriptionRecord(batch.LastPrescriptionKey + 1, content, batch.Moment.NowMs);
        if (institution.Current.IsPharmacy || !institution.Current.On(record.IssueDate).Designated)
            return Fault.PrescriberNotAllowed;
        batch.LastPrescriptionKey = record.Key;
        batch.Prescriptions.Add(_key, record);
        batch.NewPrescriptions.Add(new NewPrescription(record, institution, member));
        member.Touch();
        return record;
    }
}
