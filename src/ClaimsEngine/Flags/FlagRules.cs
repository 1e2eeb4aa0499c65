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
        FlagThresholds thresholds, RecentClaims before, in RecentClaim claim, bool drawsOnRelative)
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
    private static int InstitutionsOfTheDay(RecentClaims before, in RecentClaim claim)
    {
        var others = 0;
        for (var i = 0; i < before.Claims.Length; i++)
        {
            ref readonly var other = ref before.Claims[i];
            if (other.Day != claim.Day || other.Institution == claim.Institution) continue;
            if (!Has(before.Claims[..i], other.Day, other.Institution)) others++;
        }

        return others == 0 ? -1 : others + 1;
    }

    private static bool Has(ReadOnlySpan<RecentClaim> claims, DateOnly day, long institution)
    {
        foreach (ref readonly var claim in claims)
        {
            if (claim.Day == day && claim.Institution == institution) return true;
        }

        return false;
    }

    // A claim may be filed late: what counts is what of the earlier purchase is left on the day of the later one.
    private static int DaysLeft(RecentClaims before, in RecentClaim claim)
    {
        var most = -1;
        foreach (var drug in claim.Drugs)
        {
            foreach (ref readonly var other in before.Claims)
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

    private static int BillsNearLimit(FlagThresholds thresholds, RecentClaims before, in RecentClaim claim)
    {
        if (!thresholds.IsNearLimit(claim.Total)) return -1;
        var bills = 1;
        foreach (ref readonly var other in before.Claims)
        {
            var apart = Math.Abs(other.Day.DayNumber - claim.Day.DayNumber);
            if (thresholds.IsNearLimit(other.Total) && apart < thresholds.NearLimitWindow) bills++;
        }

        return bills;
    }

    private static bool HasVisit(FlagThresholds thresholds, RecentClaims before, in RecentClaim claim)
    {
        if (claim.IsVisit) return true;
        var from = claim.Day.DayNumber - thresholds.RelativeWindow;
        foreach (ref readonly var other in before.Claims)
        {
            if (other.IsVisit && other.Day.DayNumber >= from) return true;
        }

        return false;
    }
}
