using System.Security.Cryptography;
using ClaimsEngine.Contract;
using ClaimsRules.Members;
using ClaimsRules.Money;
using V1 = Claims.V1;

namespace ClaimsEngine.Members;

/// <summary>One version of what is known of a member. Immutable.</summary>
internal sealed class MemberVersion
{
    /// <summary>Reads a version from its canonical bytes.</summary>
    /// <param name="number">The number, from 1.</param>
    /// <param name="content">A member message in canonical protobuf bytes.</param>
    public MemberVersion(int number, byte[] content)
    {
        Number = number;
        Content = content;
        ContentHash = SHA256.HashData(content);
        var member = V1.Member.Parser.ParseFrom(content);
        DateOnly? until = member.CoverageUntil is null ? null : member.CoverageUntil.ToDay();
        History = new MemberHistory(member.BirthDate.ToDay(), until, [.. member.Periods.Select(Read)]);
    }

    public int Number { get; }

    /// <summary>The member message in canonical protobuf bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public ReadOnlyMemory<byte> ContentHash { get; }

    public MemberHistory History { get; }

    public V1.Member ToContract() => V1.Member.Parser.ParseFrom(Content.Span);

    private static CoveragePeriod Read(V1.CoveragePeriod period) => new(
        period.From.ToDay(),
        ContractEnums.ToRules(period.Scheme, period.EmploymentStatus),
        period.FundingMode.ToRules(),
        new Fen(period.ContributionBaseFen));
}
