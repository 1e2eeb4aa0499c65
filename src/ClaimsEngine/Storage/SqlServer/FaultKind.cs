namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What an error of the database means for who meets it.</summary>
internal enum FaultKind
{
    /// <summary>Nothing that trying again would mend.</summary>
    Lasting = 0,

    /// <summary>A key is taken: another engine was faster.</summary>
    Duplicate = 1,

    /// <summary>What was read has been changed: another engine was faster.</summary>
    Overtaken = 2,

    /// <summary>A deadlock's victim, a lost connection, a busy server: the same may succeed soon.</summary>
    Transient = 3,
}
