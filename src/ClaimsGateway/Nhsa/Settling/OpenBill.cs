using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.People;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>A bill that can be settled.</summary>
/// <param name="Person">For whom.</param>
/// <param name="Care">What kind of care.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Settlement">The settlement that it would become; 结算ID is empty while none is begun.</param>
/// <param name="Warning">What differs between what was sent and the lines; null for nothing.</param>
internal sealed record OpenBill(
    Person Person, CareKind Care, IReadOnlyList<FeeLine> Lines, KeptSettlement Settlement, string? Warning);
