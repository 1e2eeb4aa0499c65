using System.Diagnostics.CodeAnalysis;

namespace Claims.V1.Client;

/// <summary>What the rules decided: they grant it, or refuse it and say why. Neither is an error.</summary>
/// <typeparam name="T">What is granted, such as <see cref="Settlement" />.</typeparam>
public sealed class Decision<T>
    where T : class
{
    internal Decision(T granted) => Granted = granted;

    internal Decision(Refusal refusal) => Refusal = refusal;

    /// <summary>What was granted; null when it was refused.</summary>
    public T? Granted { get; }

    /// <summary>Why it was refused; null when it was granted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was granted.</summary>
    [MemberNotNullWhen(true, nameof(Granted))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsGranted => Granted is not null;

    internal static Decision<T> Of(T? granted, Refusal? refusal) => (granted, refusal) switch
    {
        ({ } value, null) => new(value),
        (null, { } reason) => new(reason),
        _ => throw new InvalidOperationException("The answer holds no decision: the service is newer than this client."),
    };
}
