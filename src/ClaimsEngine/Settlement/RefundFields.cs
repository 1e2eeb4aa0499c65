using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using ClaimsRules.Lines;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>Checks a refund message, as far as it can be checked without the claim.</summary>
internal static class RefundFields
{
    private const int LastLine = 199;

    /// <summary>Checks every field.</summary>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named.</exception>
    public static BilledRefund Read(V1.RefundRequest request)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        check.Id("claim_number", request.ClaimNumber);
        check.Id("new_claim_number", request.NewClaimNumber);
        if (request.NewClaimNumber == request.ClaimNumber)
            check.Add("new_claim_number", "不得为原单编号", "is the claim's own number; another is required");
        if (request.Lines.Count == 0) check.Add("lines", "缺失，至少一行", "are missing; at least one is required");
        HashSet<int> places = [];
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            check.Number($"lines[{i}].line", line.Line, 0, LastLine);
            check.Number($"lines[{i}].quantity_e4", line.QuantityE4, 1, LinePricing.MostQuantityE4);
            if (!places.Add(line.Line))
                check.Add($"lines[{i}].line", "重复，每行只能一次", "is there twice; each line is allowed once");
        }

        check.ThrowIfAny();
        return new BilledRefund(
            new ClaimKey(request.InstitutionId, request.ClaimNumber), request.NewClaimNumber,
            [.. request.Lines.Select(line => new RefundedQuantity(line.Line, line.QuantityE4))]);
    }
}
