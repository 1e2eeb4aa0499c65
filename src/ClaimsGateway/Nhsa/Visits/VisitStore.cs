using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Visits;

/// <summary>Keeps visits and their diagnoses.</summary>
internal static class VisitStore
{
    private const string Columns =
        "mdtrt_id, institution, psn_no, ipt_otp_no, insutype, service_day, med_type, content";

    /// <summary>Keeps a new visit with what was sent for it.</summary>
    public static void Add(Session session, Visit visit, Row sent) => session.Execute(
        $"""
        INSERT INTO visit ({Columns})
        VALUES (@MdtrtId, @Institution, @PsnNo, @IptOtpNo, @Insutype, @ServiceDay, @MedType, @Content)
        """,
        visit with { Content = SealedRow.Close(session.Seal, sent, PlaceOf(visit.MdtrtId)) });

    /// <summary>An institution's own visit; null when there is none.</summary>
    public static Visit? Find(Session session, string institution, string mdtrtId) => session.First<Visit>(
        $"SELECT {Columns} FROM visit WHERE mdtrt_id = @mdtrtId AND institution = @institution",
        new { mdtrtId, institution });

    /// <summary>An institution's own visits of a person in some days, oldest first.</summary>
    public static IReadOnlyList<Visit> Of(
        Session session, string institution, string psnNo, DateOnly from, DateOnly until) =>
        session.Query<Visit>(
            $"""
            SELECT {Columns} FROM visit WHERE institution = @institution AND psn_no = @psnNo
                AND service_day BETWEEN @from AND @until ORDER BY service_day, mdtrt_id
            """,
            new { institution, psnNo, from = ShanghaiClock.Text(from), until = ShanghaiClock.Text(until) });

    /// <summary>What was sent for a visit.</summary>
    public static Row SentFor(Session session, Visit visit) =>
        SealedRow.Open(session.Seal, visit.Content, PlaceOf(visit.MdtrtId));

    /// <summary>Sets what 2203 says of a visit.</summary>
    public static void Update(Session session, Visit visit, Row sent) => session.Execute(
        """
        UPDATE visit SET service_day = @ServiceDay, med_type = @MedType, content = @Content
        WHERE mdtrt_id = @MdtrtId
        """,
        visit with { Content = SealedRow.Close(session.Seal, sent, PlaceOf(visit.MdtrtId)) });

    /// <summary>Takes a visit away, with its diagnoses and lines.</summary>
    public static void Remove(Session session, string mdtrtId) =>
        session.Execute("DELETE FROM visit WHERE mdtrt_id = @mdtrtId", new { mdtrtId });

    /// <summary>Keeps a diagnosis in the place of an earlier one of the same kind and number.</summary>
    public static void PutDiagnosis(Session session, string mdtrtId, Row diagnosis) => session.Execute(
        """
        INSERT INTO diagnosis (mdtrt_id, diag_type, diag_srt_no, content)
        VALUES (@mdtrtId, @type, @number, @content)
        ON CONFLICT (mdtrt_id, diag_type, diag_srt_no) DO UPDATE SET content = @content
        """,
        new
        {
            mdtrtId,
            type = diagnosis.Text("diag_type"),
            number = diagnosis.Text("diag_srt_no"),
            content = SealedRow.Close(session.Seal, diagnosis, PlaceOf(mdtrtId)),
        });

    /// <summary>Takes a diagnosis away.</summary>
    public static void RemoveDiagnosis(Session session, string mdtrtId, Row diagnosis) => session.Execute(
        "DELETE FROM diagnosis WHERE mdtrt_id = @mdtrtId AND diag_type = @type AND diag_srt_no = @number",
        new { mdtrtId, type = diagnosis.Text("diag_type"), number = diagnosis.Text("diag_srt_no") });

    /// <summary>The diagnoses of a visit.</summary>
    public static IReadOnlyList<Row> Diagnoses(Session session, string mdtrtId) =>
    [
        .. session.Query<byte[]>(
            """
            SELECT content FROM diagnosis WHERE mdtrt_id = @mdtrtId
            ORDER BY diag_type, CAST(diag_srt_no AS INTEGER)
            """,
            new { mdtrtId }).Select(content => SealedRow.Open(session.Seal, content, PlaceOf(mdtrtId))),
    ];

    /// <summary>Forgets visits of days before that have no unsettled line, with their settlements.</summary>
    public static int Forget(Session session, DateOnly before)
    {
        var day = new { before = ShanghaiClock.Text(before) };
        session.Execute("DELETE FROM settlement WHERE service_day < @before AND state <> 'pending'", day);
        return session.Execute(
            """
            DELETE FROM visit WHERE service_day < @before AND mdtrt_id NOT IN (
                SELECT mdtrt_id FROM fee_line WHERE setl_id IS NULL
                UNION SELECT mdtrt_id FROM settlement WHERE state = 'pending')
            """,
            day);
    }

    private static string PlaceOf(string mdtrtId) => $"visit/{mdtrtId}";
}
