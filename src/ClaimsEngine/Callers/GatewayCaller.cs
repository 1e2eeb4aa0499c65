using Claims.V1.Callers;
using ClaimsEngine.Faults;
using ClaimsEngine.Hosting;
using Google.Protobuf;
using Grpc.Core;

namespace ClaimsEngine.Callers;

/// <summary>Whom the gateway has identified.</summary>
/// <param name="InstitutionId">The institution that calls, which acts for itself alone; null for others.</param>
/// <param name="IsPharmacy">Whether it is a pharmacy.</param>
internal sealed record GatewayCaller(string? InstitutionId, bool IsPharmacy)
{
    private static readonly object Place = new();
    private static readonly GatewayCaller Office = new(null, IsPharmacy: false);

    /// <summary>The caller of a call; somebody who belongs to no institution when nothing is said.</summary>
    public static GatewayCaller Of(ServerCallContext context) =>
        context.UserState.TryGetValue(Place, out var caller) ? (GatewayCaller)caller : Office;

    /// <summary>Reads the caller out of the gateway's headers and keeps it with the call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="options">Whether the headers, and an identified caller, are required.</param>
    /// <exception cref="FaultException">The headers are missing or contradict each other.</exception>
    public static GatewayCaller Read(ServerCallContext context, EngineOptions options)
    {
        var role = context.RequestHeaders.GetValue(CallerHeaders.Role);
        var institution = context.RequestHeaders.GetValue(CallerHeaders.Institution);
        var caller = (role, institution) switch
        {
            (CallerHeaders.Hospital, { Length: > 0 } id) => new GatewayCaller(id, IsPharmacy: false),
            (CallerHeaders.Pharmacy, { Length: > 0 } id) => new GatewayCaller(id, IsPharmacy: true),
            (CallerHeaders.Office or CallerHeaders.Gateway, null) => Office,
            (CallerHeaders.Unidentified, null) when !options.IdentifiedOnly => Office,
            (null, null) when !options.GatewayOnly => Office,
            _ => throw new FaultException(Fault.CallerNotIdentified),
        };
        context.UserState[Place] = caller;
        return caller;
    }

    /// <summary>Holds an institution to its own.</summary>
    /// <exception cref="FaultException">The request is for another institution, or not for institutions.</exception>
    public void MustOwn(IMessage request)
    {
        if (InstitutionId is null) return;
        switch (RequestOwner.Of(request, InstitutionId, IsPharmacy))
        {
            case Ownership.OtherInstitution:
                throw new FaultException(Fault.OtherInstitution);
            case Ownership.NotForInstitutions:
                throw new FaultException(Fault.RoleNotAllowed);
        }
    }
}
