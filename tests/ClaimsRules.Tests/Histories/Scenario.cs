using System.Text;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Tests.Oracle;

namespace ClaimsRules.Tests.Histories;

/// <summary>One member's random years: who it is, and what happens in which order.</summary>
internal sealed record Scenario(
    PolicyVariant Variant, OracleMember Person, Fen Opening, FamilyAccount[] Family, Act[] Acts)
{
    /// <summary>The member as production knows it.</summary>
    public MemberHistory Member => new(Person.Born, Person.LastCoveredDay, Person.Periods);

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine()
            .AppendLine($"born {Person.Born:O}, until {Person.LastCoveredDay:O}, opening {Opening}");
        foreach (var row in Variant.Schedules.Rows) text.AppendLine($"schedule {row}");
        foreach (var period in Person.Periods) text.AppendLine($"{period}");
        foreach (var account in Family) text.AppendLine($"{account}");
        foreach (var act in Acts) text.AppendLine($"{act}");
        return text.ToString();
    }
}

/// <summary>One thing that happens.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Day">The service date, or a day of the credited month.</param>
/// <param name="Amount">How much is in scope.</param>
/// <param name="OutOfScope">What comes on top of it, in fen.</param>
/// <param name="Facts">The rest of the claim; its date and amounts are still to be set.</param>
/// <param name="Pick">Which earlier claim is reversed; or days from service to filing, null when not judged.</param>
internal readonly record struct Act(
    ActKind Kind, DateOnly Day, AmountPlan Amount, int OutOfScope, ClaimFacts Facts, int? Pick)
{
    /// <summary>The claim, given what the year's sum is now.</summary>
    public ClaimFacts Claim(long sumFen)
    {
        var inScope = Amount.InScopeFen(sumFen);
        return Facts with
        {
            ServiceDate = Day,
            FiledOn = Pick is { } days ? Day.AddDays(days) : null,
            Total = new Fen(inScope + OutOfScope),
            InScope = new Fen(inScope),
        };
    }
}

/// <summary>What happens.</summary>
internal enum ActKind
{
    Settle,
    Reverse,
    Credit,
}

/// <summary>An in-scope amount: plain, or what brings the year's sum to a mark of the axis and a few fen beyond.</summary>
internal readonly record struct AmountPlan(int MarkFen, int Fen)
{
    /// <summary>The amount in fen, 0 or more.</summary>
    public long InScopeFen(long sumFen) => MarkFen == 0 ? Fen : Math.Max(0, MarkFen + Fen - sumFen);
}
