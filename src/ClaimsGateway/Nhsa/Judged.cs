namespace ClaimsGateway.Nhsa;

/// <summary>A value, or the refusal that stands in its place.</summary>
internal readonly struct Judged<T>
    where T : class
{
    private readonly T? _value;

    private Judged(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is a refusal instead.</exception>
    public T Value => _value ?? throw new InvalidOperationException("A refusal has no value.");

    /// <summary>A value.</summary>
    public static implicit operator Judged<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Judged<T>(Refusal refusal) => new(null, refusal);
}
