using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Files;

/// <summary>
/// Keeps the files of 9101 and 3202, sealed, until the last day on which they may be fetched.
/// </summary>
internal static class FileStore
{
    /// <summary>Keeps a file.</summary>
    public static void Add(Session session, KeptFile file) => session.Execute(
        """
        INSERT INTO file (file_qury_no, institution, filename, content, fetch_until)
        VALUES (@Number, @Institution, @Name, @content, @until)
        """,
        new
        {
            file.Number,
            file.Institution,
            file.Name,
            content = session.Seal.Close(file.Content, PlaceOf(file.Number)),
            until = ShanghaiClock.Text(file.FetchUntil),
        });

    /// <summary>An institution's own file; null when there is none, or its time is over.</summary>
    public static KeptFile? Find(Session session, string number, string institution, DateTime now)
    {
        var row = session.First<Kept>(
            """
            SELECT filename, content FROM file
            WHERE file_qury_no = @number AND institution = @institution AND fetch_until >= @now
            """,
            new { number, institution, now = ShanghaiClock.Text(now) });
        return row is null
            ? null
            : new KeptFile(number, institution, row.Filename, session.Seal.Open(row.Content, PlaceOf(number)), now);
    }

    /// <summary>Forgets the files whose time was over before that day.</summary>
    public static int Forget(Session session, DateOnly day) => session.Execute(
        "DELETE FROM file WHERE fetch_until < @day", new { day = ShanghaiClock.Text(day) });

    private static string PlaceOf(string number) => $"file/{number}";

    private sealed record Kept
    {
        public string Filename { get; init; } = "";

        public byte[] Content { get; init; } = [];
    }
}
