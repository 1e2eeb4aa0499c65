using Google.Protobuf;

namespace Claims.V1.Callers;

/// <summary>Whose a request is: gateway and engine hold every institution to its own.</summary>
internal static class RequestOwner
{
    /// <summary>Whether an institution may make a request.</summary>
    /// <param name="request">A request, or a message of a stream.</param>
    /// <param name="institutionId">The institution that calls.</param>
    /// <param name="isPharmacy">Whether it is a pharmacy.</param>
    public static Ownership Of(IMessage request, string institutionId, bool isPharmacy)
    {
        switch (request)
        {
            case GetMemberRequest or GetBalanceRequest or GetInstitutionRequest or GetCatalogueItemRequest:
                return Ownership.Allowed;

            // A sandbox's controls are everybody's who is in it.
            case GetClockRequest or SetClockRequest or ResetRequest:
                return Ownership.Allowed;

            // The number is what the patient brings: who knows it may see the prescription.
            case GetPrescriptionRequest when isPharmacy:
                return Ownership.Allowed;
            default:
                return NamedBy(request) is not { } named ? Ownership.NotForInstitutions
                    : named == institutionId ? Ownership.Allowed
                    : Ownership.OtherInstitution;
        }
    }

    /// <summary>The institution that a request is for, or null when it is for none.</summary>
    private static string? NamedBy(IMessage request) => request switch
    {
        QuoteRequest quote => quote.Claim?.InstitutionId ?? "",
        SettleRequest settle => settle.Claim?.InstitutionId ?? "",
        SettleStreamRequest settle => settle.Claim?.InstitutionId ?? "",
        ReverseRequest reverse => reverse.InstitutionId,
        RefundRequest refund => refund.InstitutionId,
        GetOutcomeRequest outcome => outcome.InstitutionId,
        UndoRequest undo => undo.InstitutionId,
        GetClaimRequest claim => claim.InstitutionId,
        PurchaseRequest purchase => purchase.InstitutionId,
        IssuePrescriptionRequest issue => issue.Prescription?.InstitutionId ?? "",
        GetPrescriptionRequest prescription => prescription.InstitutionId,
        CancelPrescriptionRequest cancel => cancel.InstitutionId,
        CompareTotalsRequest totals => totals.InstitutionId,
        CompareDetailsRequest details => details.Scope?.InstitutionId ?? "",
        GetDigestsRequest digests => digests.InstitutionId,
        GetMonthlyStatementRequest statement => statement.InstitutionId,
        ListCertificatesRequest certificates => certificates.InstitutionId,
        _ => null,
    };
}
