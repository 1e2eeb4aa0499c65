using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Institutions;

/// <summary>Registers an institution, or adds a version of one. The same content again adds nothing.</summary>
internal sealed class InstitutionPosting(string institutionId, byte[] content) : Posting<InstitutionVersion>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Institutions.Add(institutionId);
        needs.Keys = true;
    }

    protected override Outcome<InstitutionVersion> Decide(Batch batch)
    {
        if (!batch.Institutions.TryGetValue(institutionId, out var institution))
        {
            var first = new InstitutionVersion(1, content);
            institution = new InstitutionRecord(++batch.LastInstitutionKey, institutionId, first);
            batch.Institutions.Add(institutionId, institution);
        }
        else if (institution.Current.Content.Span.SequenceEqual(content))
        {
            return institution.Current;
        }
        else
        {
            var next = new InstitutionVersion(institution.Current.Number + 1, content);
            if (next.IsPharmacy != institution.Current.IsPharmacy)
            {
                return Fault.FieldInvalid(
                    "institution.kind", "不得更改机构类别", "differs from before; the kind never changes");
            }

            institution.Current = next;
        }

        batch.InstitutionVersions.Add((institution, institution.Current));
        return institution.Current;
    }
}
