using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.SignIns;

/// <summary>Keeps who has signed in on which day.</summary>
internal static class SignInStore
{
    /// <summary>Keeps a sign-in.</summary>
    public static void Add(Session session, string signNo, string institution, string opterNo, DateOnly day) =>
        session.Execute(
            """
            INSERT INTO sign_in (sign_no, institution, opter_no, signed_in_on)
            VALUES (@signNo, @institution, @opterNo, @day)
            """,
            new { signNo, institution, opterNo, day = ShanghaiClock.Text(day) });

    /// <summary>Whether somebody of the institution is signed in on that day.</summary>
    public static bool IsSignedIn(Session session, string institution, DateOnly day) => session.First<long>(
        """
        SELECT EXISTS (SELECT 1 FROM sign_in
            WHERE institution = @institution AND signed_in_on = @day AND signed_out_at IS NULL)
        """,
        new { institution, day = ShanghaiClock.Text(day) }) != 0;

    /// <summary>Whether the operator is signed in on that day under that number.</summary>
    public static bool IsOpen(Session session, string signNo, string institution, string opterNo, DateOnly day) =>
        session.First<long>(
            """
            SELECT EXISTS (SELECT 1 FROM sign_in WHERE sign_no = @signNo AND institution = @institution
                AND opter_no = @opterNo AND signed_in_on = @day AND signed_out_at IS NULL)
            """,
            new { signNo, institution, opterNo, day = ShanghaiClock.Text(day) }) != 0;

    /// <summary>Ends a sign-in.</summary>
    public static void End(Session session, string signNo, DateTime at) => session.Execute(
        "UPDATE sign_in SET signed_out_at = @at WHERE sign_no = @signNo",
        new { signNo, at = ShanghaiClock.Text(at) });

    /// <summary>Forgets the sign-ins of days before.</summary>
    public static int Forget(Session session, DateOnly before) => session.Execute(
        "DELETE FROM sign_in WHERE signed_in_on < @before", new { before = ShanghaiClock.Text(before) });
}
