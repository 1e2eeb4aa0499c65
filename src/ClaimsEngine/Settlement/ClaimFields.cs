using ClaimsEngine.Contract;
using ClaimsRules.Money;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>Checks a claim message and reads it into the rules' words.</summary>
internal static class ClaimFields
{
    /// <summary>Checks every field.</summary>
    /// <param name="claim">The message.</param>
    /// <param name="needsNumber">Whether the claim number is required.</param>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named.</exception>
    public static BilledClaim Read(V1.Claim? claim, bool needsNumber)
    {
        var check = new FieldCheck();
        if (claim is null)
        {
            check.Add("claim", "缺失", "is missing; a claim is required");
            check.ThrowIfAny();
        }

        check.Id("claim.institution_id", claim!.InstitutionId);
        if (needsNumber || claim.ClaimNumber.Length > 0) check.Id("claim.claim_number", claim.ClaimNumber);
        check.Id("claim.member_id", claim.MemberId);
        var day = check.Day("claim.service_date", claim.ServiceDate);
        check.Word("claim.visit_kind", claim.VisitKind);
        check.Word("claim.account_use", claim.AccountUse);
        CheckAmounts(check, claim);
        var issued = CheckPrescription(check, claim, day);
        CheckReplaced(check, claim);
        var lines = LineFields.Read(check, claim);
        var marks = VisitMarks.Read(check, claim.Marks);
        check.ThrowIfAny();
        return new BilledClaim
        {
            InstitutionId = claim.InstitutionId,
            ClaimNumber = claim.ClaimNumber,
            MemberId = claim.MemberId,
            ServiceDate = day,
            VisitKind = claim.VisitKind.ToRules(),
            Total = new Fen(claim.TotalFen),
            InScope = new Fen(claim.InScopeFen),
            FullySelfPaid = new Fen(claim.FullySelfPaidFen),
            OverPriceLimit = new Fen(claim.OverPriceLimitFen),
            PreSelfPaid = new Fen(claim.PreSelfPaidFen),
            AccountUse = claim.AccountUse.ToRules(),
            AccountLimit = claim.HasAccountLimitFen ? new Fen(claim.AccountLimitFen) : null,
            PrescriberId = claim.Prescription?.InstitutionId,
            IssueDate = issued,
            PrescriptionNumber = claim.Prescription is { PrescriptionNumber: { Length: > 0 } number } ? number : null,
            ReplacesNumber = claim.ReplacesClaimNumber.Length == 0 ? null : claim.ReplacesClaimNumber,
            Marks = marks,
            Lines = lines,
        };
    }

    private static void CheckAmounts(FieldCheck check, V1.Claim claim)
    {
        check.Amount("claim.total_fen", claim.TotalFen);
        check.Amount("claim.in_scope_fen", claim.InScopeFen);
        check.Amount("claim.fully_self_paid_fen", claim.FullySelfPaidFen);
        check.Amount("claim.over_price_limit_fen", claim.OverPriceLimitFen);
        check.Amount("claim.pre_self_paid_fen", claim.PreSelfPaidFen);
        if (claim.HasAccountLimitFen) check.Amount("claim.account_limit_fen", claim.AccountLimitFen, long.MaxValue);

        // Where an amount itself is out of range the sum says nothing more, and might not fit.
        if (!InRange(claim)) return;
        var parts = claim.InScopeFen + claim.FullySelfPaidFen + claim.OverPriceLimitFen + claim.PreSelfPaidFen;
        if (parts != claim.TotalFen)
        {
            check.Add("claim.total_fen",
                $"为{claim.TotalFen}分，须等于政策范围内、全自费、超限价、先行自付之和{parts}分",
                $"is {claim.TotalFen} fen; in_scope_fen + fully_self_paid_fen + over_price_limit_fen + "
                + $"pre_self_paid_fen is {parts}, and they must be equal");
        }
    }

    private static bool InRange(V1.Claim claim) =>
        InRange(claim.TotalFen) && InRange(claim.InScopeFen) && InRange(claim.FullySelfPaidFen)
        && InRange(claim.OverPriceLimitFen) && InRange(claim.PreSelfPaidFen);

    private static bool InRange(long fen) => fen is >= 0 and <= FieldCheck.MostFen;

    private static DateOnly? CheckPrescription(FieldCheck check, V1.Claim claim, DateOnly serviceDate)
    {
        if (claim.Prescription is not { } prescription) return null;
        check.Id("claim.prescription.institution_id", prescription.InstitutionId);
        var issued = check.Day("claim.prescription.issue_date", prescription.IssueDate);
        if (prescription.IssueDate is not null && serviceDate != default && issued > serviceDate)
        {
            check.Add("claim.prescription.issue_date", $"晚于就诊日期{serviceDate:yyyy-MM-dd}，须不晚于该日",
                $"lies after the service date; {serviceDate:yyyy-MM-dd} or earlier is allowed");
        }

        if (prescription.PrescriptionNumber.Length == 0) return issued;
        check.Id("claim.prescription.prescription_number", prescription.PrescriptionNumber);
        if (claim.Lines.Count == 0)
            check.Add("claim.lines", "缺失，凭处方编号结算须有明细", "are missing; a prescription number requires lines");
        return issued;
    }

    private static void CheckReplaced(FieldCheck check, V1.Claim claim)
    {
        if (claim.ReplacesClaimNumber.Length == 0) return;
        check.Id("claim.replaces_claim_number", claim.ReplacesClaimNumber);
        if (claim.ReplacesClaimNumber == claim.ClaimNumber)
            check.Add("claim.replaces_claim_number", "不得为本单编号", "is the claim's own number; another is required");
    }
}
