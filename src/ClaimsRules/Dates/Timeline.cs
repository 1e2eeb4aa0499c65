namespace ClaimsRules.Dates;

/// <summary>Values over adjoining half-open spans of days. Immutable; a look-up allocates nothing.</summary>
/// <typeparam name="T">What is dated.</typeparam>
public sealed class Timeline<T>
{
    private readonly DateOnly[] _starts;
    private readonly T[] _values;
    private readonly DateOnly _end;

    /// <summary>Makes a timeline.</summary>
    /// <param name="spans">Spans with their values, in order, each beginning where the one before ends.</param>
    /// <exception cref="ArgumentException">There is no span, or one is empty, overlaps or leaves a gap.</exception>
    public Timeline(IReadOnlyList<(DateSpan Span, T Value)> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (spans.Count == 0) throw new ArgumentException("A timeline needs a span.", nameof(spans));
        _starts = new DateOnly[spans.Count];
        _values = new T[spans.Count];
        _end = spans[0].Span.From;
        for (var i = 0; i < spans.Count; i++)
        {
            var (span, value) = spans[i];
            if (span.From != _end || span.To <= span.From)
                throw new ArgumentException($"Span {i} does not follow the one before.", nameof(spans));
            _starts[i] = span.From;
            _values[i] = value;
            _end = span.To;
        }
    }

    /// <summary>The first day.</summary>
    public DateOnly Start => _starts[0];

    /// <summary>The day after the last.</summary>
    public DateOnly End => _end;

    /// <summary>Finds the value of a day.</summary>
    /// <returns>False when the day lies before the first span or after the last.</returns>
    public bool TryGet(DateOnly day, out T value)
    {
        if (day < _end)
        {
            for (var i = _starts.Length - 1; i >= 0; i--)
            {
                if (day < _starts[i]) continue;
                value = _values[i];
                return true;
            }
        }

        value = default!;
        return false;
    }
}
