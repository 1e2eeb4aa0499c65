using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using V1 = Claims.V1;

namespace ClaimsEngine.Flags;

/// <summary>Pages through the flags, newest first (R7.1).</summary>
internal sealed class FlagListing(IFlagPages pages, PolicyLibrary policies)
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    /// <summary>Gives a page.</summary>
    /// <exception cref="Faults.FaultException">A field is invalid.</exception>
    public V1.ListFlagsResponse List(V1.ListFlagsRequest request)
    {
        var check = new FieldCheck();
        check.Word("kind", request.Kind);
        if (request.InstitutionId.Length > 0) check.Id("institution_id", request.InstitutionId);
        check.Number("page_size", request.PageSize, 0, LargestPage);
        var from = FlagPlace.First;
        if (request.PageToken.Length > 0 && !FlagPlace.TryRead(request.PageToken, out from))
            check.Add("page_token", "不是翻页标记，须原样送回", "is no next_page_token; send one as it was given");
        check.ThrowIfAny();

        var size = request.PageSize == 0 ? UsualPage : request.PageSize;
        var found = pages.From(from, request.Kind, request.InstitutionId, size + 1);
        var answer = new V1.ListFlagsResponse();
        answer.Flags.AddRange(found.Take(size).Select(Tell));
        if (found.Count > size) answer.NextPageToken = new FlagPlace(found[size].Entry, found[size].Kind).ToToken();
        return answer;
    }

    private V1.Flag Tell(FlagOnFile flag)
    {
        var day = StoredDay.Read(flag.Day);
        var thresholds = policies.Of(flag.Policy).Policy.FlagsOn(day)
            ?? throw new InvalidOperationException("A claim is flagged under a policy that flags nothing.");
        return new V1.Flag
        {
            Kind = flag.Note.Kind,
            InstitutionId = flag.InstitutionId,
            ClaimNumber = flag.ClaimNumber,
            MemberId = flag.MemberId,
            ServiceDate = day.ToContract(),
            TextZh = FlagText.Chinese(flag.Note, thresholds),
            TextEn = FlagText.English(flag.Note, thresholds),
            FlaggedAt = ContractDates.ToTimestamp(flag.RecordedAtMs),
        };
    }
}
