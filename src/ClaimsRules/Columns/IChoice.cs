namespace ClaimsRules.Columns;

/// <summary>
/// A choice that the compiler of the running program knows, so that the other branch costs nothing.
/// </summary>
internal interface IChoice
{
    static abstract bool Taken { get; }
}

/// <summary>The branch is taken.</summary>
internal readonly struct Yes : IChoice
{
    public static bool Taken => true;
}

/// <summary>The branch is not taken.</summary>
internal readonly struct No : IChoice
{
    public static bool Taken => false;
}
