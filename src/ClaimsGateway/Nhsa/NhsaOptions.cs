using ClaimsGateway.Nhsa.Signatures;

namespace ClaimsGateway.Nhsa;

/// <summary>How the national interface is set up.</summary>
public sealed class NhsaOptions
{
    /// <summary>
    /// The key of a sandbox: known to everybody, so that nothing real may ever lie under it.
    /// </summary>
    public const string SandboxKey = "c2FuZGJveC1vbmx5LWtleS1mb3ItbmhzYS1pZGVudGl0eQ==";

    /// <summary>
    /// The gateway's own SQLite file: visits, lines, sign-ins, files, answers, identities. Required.
    /// </summary>
    public required string Database { get; init; }

    /// <summary>
    /// The secret under which identities and answers are sealed and certificate numbers are looked up: Base64
    /// of at least 32 random bytes. Required; a lost key makes what lies under it unreadable.
    /// </summary>
    public required string IdentityKey { get; init; }

    /// <summary>The clock. A sandbox hands in its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>医保区划 of the fund that pays, six digits: in references, ids and as clr_optins.</summary>
    public string Division { get; init; } = "120000";

    /// <summary>
    /// Whether an institution must have signed in today (9001) before any other transaction.
    /// </summary>
    public bool RequireSignIn { get; init; } = true;

    /// <summary>
    /// Whether a medfee_sumamt that differs from the lines is refused. When not, it is a warning, and the
    /// amounts of the lines count.
    /// </summary>
    public bool RefuseDifferentTotal { get; init; } = true;

    /// <summary>How long one call to the engine may take.</summary>
    public TimeSpan EngineDeadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The largest report, in bytes; a file of 9101 comes inside one.</summary>
    public int MaxBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long a file of 9101 or 3202 may be fetched, in days.</summary>
    public int FileDays { get; init; } = 7;

    /// <summary>
    /// How long answers, sign-ins and settled visits are kept, in days. At least the filing limit (I8).
    /// </summary>
    public int KeptDays { get; init; } = 400;

    /// <summary>
    /// The institution that the caller has proved to be; null when callers are not identified, empty for one who is no
    /// institution. A report of another institution is refused.
    /// </summary>
    public Func<HttpContext, string?>? IdentifiedInstitution { get; init; }

    /// <summary>Whether a caller may make a transaction, by its infno; null when everybody may make all.</summary>
    public Func<HttpContext, string, bool>? AllowsTransaction { get; init; }

    /// <summary>How reports are signed. Default: not at all.</summary>
    public SignatureOptions Signatures { get; init; } = new();
}
