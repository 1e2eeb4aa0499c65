using System.Text.Json;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Identities;

/// <summary>Keeps identities: found by psn_no, or by the keyed hash of the certificate number.</summary>
internal static class IdentityStore
{
    /// <summary>Keeps an identity in the place of what was known of the psn_no.</summary>
    /// <returns>
    /// False when the certificate number belongs to another psn_no; then nothing is changed.
    /// </returns>
    public static bool Put(Session session, PersonIdentity identity)
    {
        var hash = HashOf(session, identity.CertificateNumber);
        if (session.First<string>(
            "SELECT psn_no FROM identity WHERE certificate_hash = @hash AND psn_no <> @PsnNo",
            new { hash, identity.PsnNo }) is not null)
        {
            return false;
        }

        session.Execute(
            """
            INSERT INTO identity (psn_no, certificate_hash, content) VALUES (@PsnNo, @hash, @content)
            ON CONFLICT (psn_no) DO UPDATE SET certificate_hash = @hash, content = @content
            """,
            new
            {
                identity.PsnNo,
                hash,
                content = session.Seal.Close(JsonSerializer.SerializeToUtf8Bytes(identity), PlaceOf(identity.PsnNo)),
            });
        return true;
    }

    /// <summary>The identity of a psn_no; null when none is kept.</summary>
    public static PersonIdentity? Find(Session session, string psnNo) => OpenOrNull(
        session, session.First<Kept>("SELECT psn_no, content FROM identity WHERE psn_no = @psnNo", new { psnNo }));

    /// <summary>The identity with a certificate number; null when none is kept.</summary>
    public static PersonIdentity? FindByCertificate(Session session, string number) => OpenOrNull(
        session,
        session.First<Kept>(
            "SELECT psn_no, content FROM identity WHERE certificate_hash = @hash",
            new { hash = HashOf(session, number) }));

    private static PersonIdentity? OpenOrNull(Session session, Kept? kept) => kept is null
        ? null
        : JsonSerializer.Deserialize<PersonIdentity>(session.Seal.Open(kept.Content, PlaceOf(kept.PsnNo)));

    // The last digit of a certificate number may be an X, written large or small.
    private static byte[] HashOf(Session session, string number) =>
        session.Seal.HashOf("certificate " + number.ToUpperInvariant());

    private static string PlaceOf(string psnNo) => $"identity/{psnNo}";

    private sealed record Kept
    {
        public string PsnNo { get; init; } = "";

        public byte[] Content { get; init; } = [];
    }
}
