using ClaimsEngine.Faults;
using Google.Type;

namespace ClaimsEngine.Contract;

/// <summary>Collects everything that is wrong with a request, so that one answer names it all.</summary>
internal sealed class FieldCheck
{
    /// <summary>The most that an amount may be: a billion yuan, in fen.</summary>
    public const long MostFen = 100_000_000_000;

    private const int LongestId = 64;

    private List<FieldProblem>? _problems;

    /// <summary>Whether a text is an id.</summary>
    public static bool IsId(string value)
    {
        if (value.Length is 0 or > LongestId) return false;
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')) return false;
        }

        return true;
    }

    public void Add(string field, string chinese, string english) =>
        (_problems ??= []).Add(new FieldProblem(field, chinese, english));

    /// <summary>An id: 1 to 64 characters out of A-Z a-z 0-9 . _ -.</summary>
    public void Id(string field, string value)
    {
        if (value.Length is 0 or > LongestId)
        {
            Add(field, $"长度为{value.Length}，须为1至64个字符", $"has {value.Length} characters; 1 to 64 are allowed");
            return;
        }

        if (!IsId(value))
            Add(field, "含有不允许的字符，只能用 A-Z a-z 0-9 . _ -", "has a character outside A-Z a-z 0-9 . _ -");
    }

    /// <summary>A whole number, <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <returns>Whether it is within its range.</returns>
    public bool Number(string field, long value, long least, long most)
    {
        if (value >= least && value <= most) return true;
        Add(field, $"为{value}，须为{least}至{most}", $"is {value}; {least} to {most} are allowed");
        return false;
    }

    /// <summary>Print text of a bounded length; may be empty.</summary>
    public void Text(string field, string value, int longest)
    {
        if (value.Length > longest)
        {
            Add(field, $"长度为{value.Length}，最多{longest}个字符",
                $"has {value.Length} characters; at most {longest} are allowed");
        }
    }

    /// <summary>An amount in fen, 0 to <paramref name="most"/>.</summary>
    public void Amount(string field, long fen, long most = MostFen)
    {
        if (fen < 0 || fen > most)
            Add(field, $"为{fen}分，须为0至{most}分", $"is {fen} fen; 0 to {most} are allowed");
    }

    /// <summary>A required day.</summary>
    /// <returns>The day, or the first of all days when it is no day.</returns>
    public DateOnly Day(string field, Date? date)
    {
        if (date.TryToDay(out var day)) return day;
        if (date is null) Add(field, "缺失，须为年、月、日", "is missing; year, month and day are required");
        else
        {
            Add(field, $"{date.Year}-{date.Month}-{date.Day}不是有效日期",
                $"{date.Year}-{date.Month}-{date.Day} is no day of the calendar");
        }

        return day;
    }

    /// <summary>One of the contract's words.</summary>
    public void Word<T>(string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            Add(field, $"取值{value:D}未定义", $"{value:D} is no value of {typeof(T).Name}");
    }

    /// <summary>Ends the check.</summary>
    /// <exception cref="FaultException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_problems is not null) throw new FaultException(Fault.FieldInvalid(_problems));
    }
}
