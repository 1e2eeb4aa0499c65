using System.Runtime.CompilerServices;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage;
using V1 = Claims.V1;

namespace ClaimsEngine.Accounts;

/// <summary>
/// A month's credits over all members in order of key, a stretch at a time, each stretch one posting among the
/// others. What a stopped run credited stays credited, so it is simply run again.
/// </summary>
internal sealed class CreditRun(PostingPipeline pipeline, ILedgerReader reader, DateOnly month)
{
    private const int Stretch = 250;

    /// <summary>Runs, and tells how far it is after each stretch.</summary>
    public async IAsyncEnumerable<V1.RunMonthlyCreditsResponse> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Members registered while the run goes on come with the next one.
        var (total, last) = reader.CountMembers();
        var counts = new CreditCounts();
        var key = 0L;
        do
        {
            var members = reader.MembersAfter(key, last, Stretch);
            if (members.Count > 0)
            {
                counts.Add(await PostAsync([.. members.Select(member => member.Id)], cancellation));
                key = members[^1].Key;
            }

            yield return Tell(total, counts);
        }
        while (key < last);
    }

    /// <summary>Posts a stretch; a run has time, so it waits while the engine is busy.</summary>
    private async Task<CreditCounts> PostAsync(string[] memberIds, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await pipeline.SubmitAsync(new CreditRunPosting(memberIds, month), cancellation);
            }
            catch (FaultException e) when (e.Fault == Fault.EngineBusy)
            {
                await Task.Delay(Fault.BusyDelay, cancellation);
            }
        }
    }

    private static V1.RunMonthlyCreditsResponse Tell(long total, CreditCounts counts) => new()
    {
        Total = total,
        Done = counts.Done,
        Credited = counts.Credited,
        CreditedBefore = counts.CreditedBefore,
        NotPaid = counts.NotPaid,
        NotEntitled = counts.NotEntitled,
        IndividualFen = counts.Individual.Value,
        FundFen = counts.Fund.Value,
    };
}
