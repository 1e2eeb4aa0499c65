namespace ClaimsReplay.Import;

/// <summary>What the mapping of a published folder leaves open.</summary>
/// <param name="Scale">Yuan for one unit of the published currency; amounts only, never income.</param>
/// <param name="Levels">The levels of encounter classes.</param>
/// <param name="AdultAge">The age from which a person is active, 0 or more.</param>
/// <param name="RetireeAge">The age from which a person is a retiree, above the adult age.</param>
public sealed record ImportSettings(ExactNumber Scale, ClassLevels Levels, int AdultAge, int RetireeAge)
{
    private const int OldestAge = 150;

    /// <summary>Fen for one unit of the published currency.</summary>
    public ExactNumber FenScale { get; } = new(checked(Scale.Numerator * 100), Scale.Denominator);

    /// <summary>Checks and arranges the command line's words.</summary>
    /// <exception cref="NotUsableException">One of them is not allowed.</exception>
    public static ImportSettings Parse(string scale, string? levels, int adultAge, int retireeAge)
    {
        if (!ExactNumber.TryParseRatio(scale, out var ratio) || ratio.Numerator is 0 or > 1_000_000_000_000)
        {
            throw new NotUsableException(new Words(
                "--scale: a decimal number or fraction above 0 is allowed, such as 0.10 or 1/7.",
                "--scale 须为大于 0 的小数或分数。"));
        }

        if (adultAge < 0 || retireeAge <= adultAge || retireeAge > OldestAge)
        {
            throw new NotUsableException(new Words(
                $"--adult-age, --retiree-age: 0 <= adult age < retiree age <= {OldestAge} is allowed.",
                "--adult-age、--retiree-age 须满足 0 ≤ 成年年龄 < 退休年龄。"));
        }

        return new ImportSettings(ratio, ClassLevels.Parse(levels), adultAge, retireeAge);
    }
}
