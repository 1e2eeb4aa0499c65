using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>
/// Turns one JSON value into a field's canonical text, or says in Chinese what is wrong with it. Takes what
/// clients send: numbers as text and text as numbers, days without time and times without need, <c>""</c>,
/// <c>null</c> and the word null for nothing.
/// </summary>
internal static class FieldCheck
{
    private static readonly string[] DayFormats =
        [Row.TimeFormat, Row.DayFormat, "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>Checks a value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="json">The value as sent; undefined when it was not sent.</param>
    /// <param name="value">The canonical text; null for nothing.</param>
    /// <returns>The problem, or null.</returns>
    public static string? Read(Field field, JsonElement json, out string? value)
    {
        value = null;
        if (field.Kind is FieldKind.Json or FieldKind.Bytes
            && json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            value = json.GetRawText();
            return field.Length > 0 && value.Length > field.Length ? $"不能超过{field.Length}个字符" : null;
        }

        var text = json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!.Trim(),
            JsonValueKind.Number => json.GetRawText(),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => null,
        };
        return text is null ? "应为文本或数字" : Read(field, text, out value);
    }

    /// <summary>Checks a value that is text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text; empty or the word null for nothing.</param>
    /// <param name="value">The canonical text; null for nothing.</param>
    /// <returns>The problem, or null.</returns>
    public static string? Read(Field field, string text, out string? value)
    {
        value = null;
        if (text.Length == 0 || text.Equals("null", StringComparison.OrdinalIgnoreCase))
            return field.Required ? "不能为空" : null;
        value = text;
        return field.Kind switch
        {
            FieldKind.Number => ReadNumber(field, text, out value),
            FieldKind.Day => ReadTime(text, Row.DayFormat, out value),
            FieldKind.Time => ReadTime(text, Row.TimeFormat, out value),
            _ => TextProblem(field, text),
        };
    }

    private static string? TextProblem(Field field, string text)
    {
        if (field.Length > 0 && CharactersOf(text) > field.Length) return $"不能超过{field.Length}个字符";
        if (field.Kind == FieldKind.Key && !text.All(IsKeyLetter)) return "只能含字母、数字和 . _ -";
        if (field.Codes is { } codes && !codes.Contains(text))
            return $"的值不在代码集{codes.Name}内，可用：{Shortened(codes)}";
        return null;
    }

    private static string? ReadNumber(Field field, string text, out string? value)
    {
        value = null;
        if (!ExactNumber.TryParse(text, field.Decimals, out var scaled))
            return $"应为数字，至多{field.Decimals}位小数";
        if (Math.Abs(scaled) >= ExactNumber.PowerOfTen(field.Length)) return $"不能超过{field.Length}位数字";
        if (scaled < 0 && !field.Signed) return "不能小于0";
        value = ExactNumber.Format(scaled, field.Decimals);
        return null;
    }

    private static string? ReadTime(string text, string format, out string? value)
    {
        value = null;
        if (!DateTime.TryParseExact(
            text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return format == Row.DayFormat ? "应为日期 yyyy-MM-dd" : "应为时间 yyyy-MM-dd HH:mm:ss";
        }

        value = time.ToString(format, CultureInfo.InvariantCulture);
        return null;
    }

    /// <summary>Characters as a person counts them: a pair of surrogates is one.</summary>
    private static int CharactersOf(string text) => text.EnumerateRunes().Count();

    private static bool IsKeyLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';

    private static string Shortened(CodeSet codes)
    {
        var list = new StringBuilder();
        foreach (var code in codes.Codes.Order(StringComparer.Ordinal))
        {
            if (list.Length > 80) return list.Append('…').ToString();
            if (list.Length > 0) list.Append(' ');
            list.Append(code);
        }

        return list.ToString();
    }
}
