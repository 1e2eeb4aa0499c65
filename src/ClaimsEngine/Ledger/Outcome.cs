using System.Diagnostics.CodeAnalysis;
using ClaimsEngine.Faults;

namespace ClaimsEngine.Ledger;

/// <summary>What a posting came to: an answer, or a fault of its own.</summary>
internal readonly struct Outcome<T>
{
    private Outcome(T? answer, Fault? fault)
    {
        Answer = answer;
        Fault = fault;
    }

    /// <summary>The answer; only without a fault.</summary>
    public T? Answer { get; }

    public Fault? Fault { get; }

    [MemberNotNullWhen(false, nameof(Answer))]
    public bool IsFault => Fault is not null;

    [SuppressMessage("Usage", "CA2225", Justification = "A posting returns an answer or a fault as it is.")]
    public static implicit operator Outcome<T>(T answer) => new(answer, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A posting returns an answer or a fault as it is.")]
    public static implicit operator Outcome<T>(Fault fault) => new(default, fault);
}
