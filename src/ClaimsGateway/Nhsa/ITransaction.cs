namespace ClaimsGateway.Nhsa;

/// <summary>What answers one or more transactions.</summary>
internal interface ITransaction
{
    /// <summary>The transaction numbers.</summary>
    IReadOnlyList<string> Infnos { get; }

    /// <summary>Answers a call whose fields are checked.</summary>
    Task<Reply> AnswerAsync(Call call, CancellationToken cancellation);
}
