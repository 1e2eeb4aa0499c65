using ClaimsGateway.Nhsa.Envelopes;
using ClaimsGateway.Nhsa.Files;
using ClaimsGateway.Nhsa.SignIns;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa;

/// <summary>
/// Forgets, once a day, what is past its time: answers, sign-ins, files, and visits without unsettled lines.
/// What is not settled is kept until it is settled or cancelled.
/// </summary>
internal sealed class Retention(NhsaOptions options, NhsaDatabase database)
{
    private int _day;

    /// <summary>Does the day's work when it has not been done.</summary>
    public void Keep(DateOnly today)
    {
        if (Interlocked.Exchange(ref _day, today.DayNumber) == today.DayNumber) return;
        var before = today.AddDays(-options.KeptDays);
        database.Write(session =>
        {
            AnswerStore.Forget(session, before);
            SignInStore.Forget(session, before);
            FileStore.Forget(session, today);
            VisitStore.Forget(session, before);
        });
    }
}
