namespace ClaimsLoad.Load;

/// <summary>What a call asks for.</summary>
internal enum CallKind
{
    /// <summary>Settles a new claim.</summary>
    Settle,

    /// <summary>Asks what a claim would cost.</summary>
    Quote,

    /// <summary>Reverses the worker's last claim.</summary>
    Reverse,

    /// <summary>Settles the worker's last claim again.</summary>
    Repeat,
}
