namespace ClaimsReplay.Sql;

/// <summary>
/// What one engine spells in its own way. Everything else in the statement is plain SQL that all of them
/// read. Expressions in and out are SQL text.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The engine's name.</summary>
    public abstract string Engine { get; }

    /// <summary>The type of text of any length.</summary>
    public virtual string TextType => "varchar";

    /// <summary>
    /// What tells the order of rows in the table of claims, or null when the engine keeps none.
    /// </summary>
    public virtual string? RowOrder => null;

    /// <summary>Divides whole numbers, 0 or more, dropping the remainder.</summary>
    public abstract string Divide(string dividend, string divisor);

    /// <summary>
    /// The day some years after a date; from 29 February into a common year it is 28 February (I4). Null when
    /// the years are null.
    /// </summary>
    public abstract string AddYears(string day, string years);

    /// <summary>The day some days after a date, or before it when negative.</summary>
    public abstract string AddDays(string day, int days);

    /// <summary>Orders text by its bytes, whatever the database's language is.</summary>
    public virtual string ByteOrder(string text) => text;

    /// <summary>Reads a column as text, whatever its type; an empty field is null.</summary>
    public string Text(string column) => $"nullif(cast({column} as {TextType}), '')";

    /// <summary>Reads a column as a date.</summary>
    public string Day(string column) => $"cast({Text(column)} as date)";

    /// <summary>Reads a column as an amount in whole fen.</summary>
    public string Fen(string column) => $"cast({Text(column)} as bigint)";

    /// <summary>Reads a column of <c>true</c> or <c>false</c>.</summary>
    public string Truth(string column) => $"cast({Text(column)} as boolean)";
}
