namespace Claims.V1.Callers;

/// <summary>
/// The headers by which the gateway tells the engine whom it has identified. Clients cannot set them: the
/// gateway sends its own and none of its callers'.
/// </summary>
internal static class CallerHeaders
{
    /// <summary>What the caller is; one of the words below.</summary>
    public const string Role = "claims-caller-role";

    /// <summary>The id of the institution that calls; set with a hospital or a pharmacy only.</summary>
    public const string Institution = "claims-caller-institution";

    /// <summary>A hospital, which acts for itself alone.</summary>
    public const string Hospital = "hospital";

    /// <summary>A pharmacy, which acts for itself alone.</summary>
    public const string Pharmacy = "pharmacy";

    /// <summary>A person or a program that belongs to no institution; the gateway has checked its role.</summary>
    public const string Office = "office";

    /// <summary>The gateway itself.</summary>
    public const string Gateway = "gateway";

    /// <summary>Somebody on the machine of a gateway without identity.</summary>
    public const string Unidentified = "unidentified";
}
