using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Flags;

/// <summary>The rules that flag a claim for review (R7.1). They change no amount and refuse nothing.</summary>
internal static class FlagRules
{
    /// <summary>Judges a claim or purchase.</summary>
    /// <param name="thresholds">The thresholds of its service date.</param>
    /// <param name="before">What the patient had settled before, without what was reversed.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="drawsOnRelative">Whether a relative's account pays.</param>
    /// <returns>The rules that flag it, in the order of their numbers.</returns>
    public static IReadOnlyList<FlagNote> Judge(
        FlagThresholds thresholds, RecentClaims before, RecentClaim claim, bool drawsOnRelative)
    {
        List<FlagNote>? notes = null;
        Add(V1.FlagKind.SameDaySeveralInstitutions, InstitutionsOfTheDay(before, claim), thresholds.Institutions);
        Add(V1.FlagKind.DrugTooSoon, DaysLeft(before, claim), thresholds.DrugDaysLeft + 1);
        Add(V1.FlagKind.JustUnderLimit, BillsNearLimit(thresholds, before, claim), thresholds.NearLimitCount);
        if (drawsOnRelative && !HasVisit(thresholds, before, claim))
            Add(V1.FlagKind.RelativeWithoutVisits, thresholds.RelativeWindow, 0);
        return notes ?? [];

        void Add(V1.FlagKind kind, int measure, int least)
        {
            if (measure >= least) (notes ??= []).Add(new FlagNote(kind, measure));
        }
    }

    // One institution is no sign of anything, whatever the threshold.
    private static int InstitutionsOfTheDay(RecentClaims before, RecentClaim claim)
    {
        var others = before.Claims.Where(each => each.Day == claim.Day && each.Institution != claim.Institution)
            .Select(each => each.Institution).Distinct().Count();
        return others == 0 ? -1 : others + 1;
    }

    // A claim may be filed late: what counts is what of the earlier purchase is left on the day of the later one.
    private static int DaysLeft(RecentClaims before, RecentClaim claim)
    {
        var most = -1;
        foreach (var drug in claim.Drugs)
        {
            foreach (var other in before.Claims)
            {
                foreach (var bought in other.Drugs)
                {
                    if (bought.Item != drug.Item) continue;
                    var apart = claim.Day.DayNumber - other.Day.DayNumber;
                    most = Math.Max(most, apart >= 0 ? bought.Days - apart : drug.Days + apart);
                }
            }
        }

        return most;
    }

    private static int BillsNearLimit(FlagThresholds thresholds, RecentClaims before, RecentClaim claim)
    {
        if (!thresholds.IsNearLimit(claim.Total)) return -1;
        return 1 + before.Claims.Count(each => thresholds.IsNearLimit(each.Total)
            && Math.Abs(each.Day.DayNumber - claim.Day.DayNumber) < thresholds.NearLimitWindow);
    }

    private static bool HasVisit(FlagThresholds thresholds, RecentClaims before, RecentClaim claim) =>
        claim.IsVisit || before.Claims.Any(each => each.IsVisit
            && each.Day.DayNumber >= claim.Day.DayNumber - thresholds.RelativeWindow);
}
