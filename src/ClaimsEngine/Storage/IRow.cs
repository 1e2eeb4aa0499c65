namespace ClaimsEngine.Storage;

/// <summary>A row of a result, read by position. A number that is absent reads as 0, a text as empty.</summary>
internal interface IRow
{
    /// <summary>A whole number of whatever width.</summary>
    long Int64(int column);

    /// <summary>A whole number of at most 32 bits.</summary>
    int Int32(int column);

    bool IsNull(int column);

    /// <summary>A text, or a number as text.</summary>
    string Text(int column);

    /// <summary>A text with all that the column holds.</summary>
    /// <exception cref="InvalidOperationException">The column holds something beside the text.</exception>
    string ExactText(int column);

    byte[] Blob(int column);
}
