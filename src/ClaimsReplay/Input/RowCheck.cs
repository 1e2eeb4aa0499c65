using System.Globalization;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>Reads the fields of a table's rows and reports what is not allowed.</summary>
public sealed class RowCheck(RowSource rows, ProblemLog problems)
{
    /// <summary>The largest amount, in fen: a billion yuan.</summary>
    public const long LargestAmount = 100_000_000_000;

    /// <summary>The first day that a table may name.</summary>
    public static readonly DateOnly FirstDay = new(1880, 1, 1);

    /// <summary>The last day that a table may name.</summary>
    public static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>The rows.</summary>
    public RowSource Rows => rows;

    /// <summary>Moves to the next row.</summary>
    public bool Read() => rows.Read(problems);

    /// <summary>The text of a field, empty where the table has no such column.</summary>
    public ReadOnlySpan<char> Text(int column) => column < 0 ? default : rows.Field(column);

    /// <summary>Reports the current row.</summary>
    /// <returns>False, so that a check can end with it.</returns>
    public bool Refuse(string column, Words allowed)
    {
        problems.Add(new InputProblem(rows.File, rows.Row, column, allowed));
        return false;
    }

    /// <summary>Reports a row of this table.</summary>
    public void Refuse(long row, string column, Words allowed) =>
        problems.Add(new InputProblem(rows.File, row, column, allowed));

    /// <summary>Checks an id: 1 to 128 characters.</summary>
    public bool Id(int column, string name)
    {
        if (Text(column).Length is > 0 and <= IdTable.LongestId) return true;
        return Refuse(name, IdAllowed);
    }

    /// <summary>Reads an amount in whole fen; an empty field is none.</summary>
    public bool Amount(int column, string name, out Fen? amount)
    {
        amount = null;
        var text = Text(column);
        if (text.IsEmpty) return true;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) && fen <= LargestAmount)
        {
            amount = new Fen(fen);
            return true;
        }

        return Refuse(name, AmountAllowed);
    }

    /// <summary>Reads an amount in whole fen that must be there.</summary>
    public bool Amount(int column, string name, out Fen amount)
    {
        var allowed = Amount(column, name, out Fen? read);
        amount = read ?? Fen.Zero;
        if (read is not null || !allowed) return allowed;
        return Refuse(name, AmountAllowed);
    }

    /// <summary>Reads a date; an empty field is none.</summary>
    public bool Day(int column, string name, out DateOnly? day)
    {
        day = null;
        var text = Text(column);
        if (text.IsEmpty) return true;
        if (ServiceTime.TryDay(text, out var read) && read >= FirstDay && read <= LastDay)
        {
            day = read;
            return true;
        }

        return Refuse(name, DayAllowed);
    }

    /// <summary>Reads a date that must be there.</summary>
    public bool Day(int column, string name, out DateOnly day)
    {
        var allowed = Day(column, name, out DateOnly? read);
        day = read ?? default;
        if (read is not null || !allowed) return allowed;
        return Refuse(name, DayAllowed);
    }

    /// <summary>Reads a service time.</summary>
    public bool Time(int column, string name, out ServiceTime time)
    {
        if (ServiceTime.TryParse(Text(column), out time) && time.Day >= FirstDay && time.Day <= LastDay) return true;
        return Refuse(name, TimeAllowed);
    }

    /// <summary>
    /// Reads one of a few words; an empty field takes the value for none, where there is one.
    /// </summary>
    public bool Word<T>(int column, string name, ReadOnlySpan<(string Word, T Value)> words, T? none, out T value)
        where T : struct
    {
        var text = Text(column);
        value = none ?? default;
        if (text.IsEmpty && none is not null) return true;
        foreach (var (word, meaning) in words)
        {
            if (!text.SequenceEqual(word)) continue;
            value = meaning;
            return true;
        }

        return Refuse(name, WordsAllowed(words));
    }

    /// <summary>What is allowed of an id.</summary>
    internal static Words IdAllowed => new(
        $"1 to {IdTable.LongestId} characters are allowed", $"须为 1 至 {IdTable.LongestId} 个字符");

    /// <summary>What is allowed of a service time.</summary>
    internal static Words TimeAllowed => new(
        $"ISO 8601 from {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd} is allowed, such as 2022-01-10T09:30:00Z",
        "须为 ISO 8601 时间，如 2022-01-10T09:30:00Z");

    /// <summary>What is allowed of an amount.</summary>
    internal static Words AmountAllowed => new(
        $"whole fen from 0 to {LargestAmount} are allowed", $"须为 0 至 {LargestAmount} 的整数（分）");

    /// <summary>What is allowed of a date.</summary>
    internal static Words DayAllowed => new(
        $"YYYY-MM-DD from {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd} is allowed", "须为 YYYY-MM-DD 日期");

    /// <summary>What is allowed of one of a few words.</summary>
    internal static Words WordsAllowed<T>(ReadOnlySpan<(string Word, T Value)> words)
    {
        List<string> allowed = [];
        foreach (var (word, _) in words) allowed.Add(word);
        var list = string.Join(", ", allowed);
        return new Words($"{list} is allowed", $"须为 {list} 之一");
    }
}
