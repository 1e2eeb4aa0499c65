namespace ClaimsRules.Policies;

/// <summary>One file of policy data, as the host read it.</summary>
/// <param name="Name">The file's name, for messages and order.</param>
/// <param name="Utf8">Its bytes: UTF-8 JSON.</param>
public readonly record struct PolicyFile(string Name, ReadOnlyMemory<byte> Utf8);
