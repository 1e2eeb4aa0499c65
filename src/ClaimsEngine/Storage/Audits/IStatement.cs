namespace ClaimsEngine.Storage.Audits;

/// <summary>A statement that is bound and read by position, as often as needed. Used by one thread at a time.</summary>
internal interface IStatement : IRow, IDisposable
{
    /// <summary>How many columns a row has.</summary>
    int Columns { get; }

    /// <summary>Binds the next parameter.</summary>
    IStatement Bind(long value);

    /// <summary>Binds the next parameter to an id or a number of at most 64 characters.</summary>
    IStatement Bind(string text);

    /// <summary>Goes to the next row; after the last the statement is ready to be bound again.</summary>
    /// <exception cref="System.Data.Common.DbException">The statement fails.</exception>
    bool Read();
}
