using System.Globalization;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Examples;

/// <summary>One block of <see cref="ExampleTable"/>.</summary>
internal sealed record Example(
    string Id, MemberHistory Member, Fen Balance, Fen Sum, ClaimSetting Setting, IReadOnlyList<ExampleRow> Rows)
{
    public static IEnumerable<Example> All() =>
        ExampleTable.Text.Split("\n\n", StringSplitOptions.TrimEntries).Select(Read);

    /// <summary>The id, as the case's name.</summary>
    public override string ToString() => Id;

    private static Example Read(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.TrimEntries);
        var heading = lines[0].Split('|', StringSplitOptions.TrimEntries);
        return new Example(
            heading[0],
            People.Member(Word(heading[1], "born"), null, [.. heading[2].Split(", ").Select(ReadPeriod)]),
            Yuan.Of(Word(heading[3], "balance")),
            Yuan.Of(Word(heading[4], "sum")),
            heading.Length > 5 ? ClaimSetting.PharmacyOnPrescription : ClaimSetting.Hospital,
            [.. lines[1..].Select(ExampleRow.Read)]);
    }

    private static (string From, CoverageStatus Status) ReadPeriod(string period)
    {
        var (status, from) = (period[..^10].Trim(), period[^10..]);
        return (from, Enum.Parse<CoverageStatus>(status, ignoreCase: true));
    }

    private static string Word(string field, string name) => field.StartsWith(name + " ", StringComparison.Ordinal)
        ? field[(name.Length + 1)..]
        : throw new FormatException($"'{field}' should be the {name}.");
}

/// <summary>One claim of an example with every amount it must lead to.</summary>
internal sealed record ExampleRow(DateOnly ServiceDate, HospitalLevel Level, Fen Total, Fen InScope, ExampleAmounts Expected)
{
    public static ExampleRow Read(string line)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        Fen[] amounts = [.. fields[2..].Select(Yuan.Of)];
        return new ExampleRow(
            People.Day(fields[0]),
            (HospitalLevel)int.Parse(fields[1], CultureInfo.InvariantCulture),
            amounts[0],
            amounts[1],
            new ExampleAmounts(amounts[2], amounts[3], amounts[4], amounts[5], amounts[6], amounts[7]));
    }
}

/// <summary>The decided columns of a row.</summary>
internal sealed record ExampleAmounts(Fen Deductible, Fen Fund, Fen OverLimit, Fen Account, Fen Cash, Fen SumAfter)
{
    public static ExampleAmounts Of(Decision decision) => new(
        decision.Apportionment.Deductible,
        decision.Apportionment.Fund,
        decision.Apportionment.OverLimit,
        decision.Shares.Account,
        decision.Shares.Cash,
        decision.Apportionment.InScopeAfter);
}
