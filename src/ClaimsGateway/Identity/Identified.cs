namespace ClaimsGateway.Identity;

/// <summary>What became of identifying a caller: a caller, or a problem.</summary>
internal readonly record struct Identified
{
    private Identified(Caller? caller, IdentityProblem? problem) => (Caller, Problem) = (caller, problem);

    /// <summary>Who it is; null with a problem.</summary>
    public Caller? Caller { get; }

    /// <summary>Why nobody is identified; null with a caller.</summary>
    public IdentityProblem? Problem { get; }

    public static implicit operator Identified(Caller caller) => new(caller, null);

    public static implicit operator Identified(IdentityProblem problem) => new(null, problem);
}
