using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Identities;

/// <summary>
/// Takes in who members are: what 1101 answers. Members themselves are registered over the contract.
/// </summary>
internal sealed class IdentityRegistry(NhsaDatabase database)
{
    /// <summary>Keeps an identity, in the place of an earlier one of the same psn_no.</summary>
    /// <returns>False when the certificate number belongs to another psn_no.</returns>
    public bool Register(PersonIdentity identity) => database.Write(session => IdentityStore.Put(session, identity));
}
