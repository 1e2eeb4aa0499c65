using System.Globalization;
using ClaimsRules.Policies;

namespace ClaimsReplay.Scenarios;

/// <summary>
/// Reads <c>NAME[.PART][@YEAR]=VALUE</c>, such as <c>deductible.active=900</c> or <c>band1.rate.level_3=60%</c>.
/// </summary>
/// <remarks>
/// A plain value is in yuan where the parameter is money, in percent where it is a rate, with two decimals at
/// most; <c>fen</c> and <c>bp</c> give it in the unit of policy data.
/// </remarks>
public static class SetOption
{
    /// <summary>Reads a text of the option <c>--set</c>.</summary>
    /// <exception cref="NotUsableException">The text is not like that, or names what cannot be set.</exception>
    public static PolicyOverride Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) throw Refused("--set", text, "NAME[.PART][@YEAR]=VALUE is allowed", "须为 名称=数值");
        var target = Target("--set", text, text[..equals]);
        if (TryValue(text[(equals + 1)..], target.Unit, out var value)) return target with { Value = value };
        throw Refused("--set", text, ValueAllowed(target.Unit), "数值不适用");
    }

    /// <summary>Reads a parameter's name, with its part and year, as a number that is yet to be set.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="text">The whole text, for messages.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="NotUsableException">There is no such parameter or part.</exception>
    internal static PolicyOverride Target(string option, string text, string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var (full, year) = at < 0 ? (name, "") : (name[..at], name[(at + 1)..]);
        var parameter = PolicyOverride.Settable.Where(known => IsOf(full, known)).MaxBy(known => known.Length);
        if (parameter is null)
        {
            throw Refused(
                option, text, $"one of {string.Join(", ", PolicyOverride.Settable)} is allowed", "没有该参数，或不可调整");
        }

        var parts = PolicyOverride.PartsOf(parameter);
        var part = full.Length > parameter.Length ? full[(parameter.Length + 1)..] : "";
        if (part.Length > 0 && !parts.Contains(part))
        {
            var allowed = parts.Count == 0 ? "no part" : string.Join(", ", parts);
            throw Refused(option, text, $"{allowed} is allowed after {parameter}", "没有该分项");
        }

        DateOnly? from = null;
        if (at >= 0)
        {
            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number is < 1900 or > 2198)
                throw Refused(option, text, "a year from 1900 to 2198 is allowed after @", "年度不适用");
            from = new DateOnly(number, 1, 1);
        }

        return new PolicyOverride(
            option, text, parameter, part.Length > 0 ? [part] : [.. parts], 0, PolicyOverride.UnitOf(parameter)!, from,
            from?.AddYears(1));
    }

    /// <summary>Reads a value to fen or basis points.</summary>
    internal static bool TryValue(string text, string unit, out long value)
    {
        var (plain, exact) = unit == "fen" ? ("yuan", "fen") : ("%", "bp");
        if (text.EndsWith(exact, StringComparison.Ordinal))
        {
            return long.TryParse(
                text.AsSpan(0, text.Length - exact.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        if (text.EndsWith(plain, StringComparison.Ordinal)) text = text[..^plain.Length];
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        value = 0;
        if (point >= 0 && decimals is 0 or > 2) return false;
        var digits = point < 0 ? text : text.Remove(point, 1);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read)) return false;
        for (; decimals < 2; decimals++)
        {
            if (read > long.MaxValue / 10) return false;
            read *= 10;
        }

        value = read;
        return true;
    }

    /// <summary>A refusal of an option's text.</summary>
    internal static NotUsableException Refused(string option, string text, string allowed, string chinese) =>
        new(new Words($"{option} {text}: {allowed}.", $"{option}：{chinese}。"));

    /// <summary>What values are allowed in a unit.</summary>
    internal static string ValueAllowed(string unit) => unit == "fen"
        ? "an amount in yuan with two decimals at most, or in fen such as 90000fen, is allowed"
        : "a rate in percent with two decimals at most, or in basis points such as 7500bp, is allowed";

    private static bool IsOf(string name, string parameter) =>
        name == parameter || name.StartsWith(parameter + ".", StringComparison.Ordinal);
}
