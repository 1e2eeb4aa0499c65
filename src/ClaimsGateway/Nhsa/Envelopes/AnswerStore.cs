using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Envelopes;

/// <summary>
/// Keeps what was answered to each msgid of an institution, so that a repeat gets the same bytes.
/// </summary>
internal static class AnswerStore
{
    /// <summary>The answer of a msgid; null when none is kept.</summary>
    public static KeptAnswer? Find(Session session, string institution, string msgId)
    {
        var row = session.First<Kept>(
            "SELECT request_hash, succeeded, content FROM answer WHERE institution = @institution AND msgid = @msgId",
            new { institution, msgId });
        if (row is null) return null;
        var content = session.Seal.Open(row.Content, PlaceOf(institution, msgId));
        return new KeptAnswer(row.RequestHash, row.Succeeded != 0, content);
    }

    /// <summary>Keeps an answer, in the place of a failure that was answered to another content.</summary>
    public static void Put(
        Session session, string institution, string msgId, KeptAnswer answer, DateOnly day) =>
        session.Execute(
            """
            INSERT INTO answer (institution, msgid, request_hash, succeeded, content, answered_on)
            VALUES (@institution, @msgId, @RequestHash, @Succeeded, @content, @day)
            ON CONFLICT (institution, msgid) DO UPDATE SET
                request_hash = @RequestHash, succeeded = @Succeeded, content = @content, answered_on = @day
            """,
            new
            {
                institution,
                msgId,
                answer.RequestHash,
                answer.Succeeded,
                content = session.Seal.Close(answer.Content, PlaceOf(institution, msgId)),
                day = ShanghaiClock.Text(day),
            });

    /// <summary>Forgets the answers of days before.</summary>
    public static int Forget(Session session, DateOnly before) => session.Execute(
        "DELETE FROM answer WHERE answered_on < @before", new { before = ShanghaiClock.Text(before) });

    private static string PlaceOf(string institution, string msgId) => $"answer/{institution}/{msgId}";

    private sealed record Kept
    {
        public byte[] RequestHash { get; init; } = [];

        public long Succeeded { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
