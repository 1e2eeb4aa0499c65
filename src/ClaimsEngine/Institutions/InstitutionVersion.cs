using System.Security.Cryptography;
using ClaimsEngine.Contract;
using ClaimsRules.Adjudication;
using V1 = Claims.V1;

namespace ClaimsEngine.Institutions;

/// <summary>One version of what is known of an institution. Immutable.</summary>
internal sealed class InstitutionVersion
{
    private readonly (DateOnly From, InstitutionStanding Standing)[] _periods;

    /// <summary>Reads a version from its canonical bytes.</summary>
    /// <param name="number">The number, from 1.</param>
    /// <param name="content">An institution message in canonical protobuf bytes.</param>
    public InstitutionVersion(int number, byte[] content)
    {
        Number = number;
        Content = content;
        ContentHash = SHA256.HashData(content);
        var institution = V1.Institution.Parser.ParseFrom(content);
        IsPharmacy = institution.Kind == V1.InstitutionKind.Pharmacy;
        _periods =
        [
            .. institution.Periods.Select(period =>
                (period.From.ToDay(), new InstitutionStanding(period.Designated, period.Grade.ToRules()))),
        ];
    }

    public int Number { get; }

    /// <summary>The institution message in canonical protobuf bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public ReadOnlyMemory<byte> ContentHash { get; }

    public bool IsPharmacy { get; }

    /// <summary>The standing on a day; before the first period the institution is not designated.</summary>
    public InstitutionStanding On(DateOnly day)
    {
        for (var i = _periods.Length - 1; i >= 0; i--)
        {
            if (_periods[i].From <= day) return _periods[i].Standing;
        }

        return new InstitutionStanding(false, HospitalGrade.None);
    }

    public V1.Institution ToContract() => V1.Institution.Parser.ParseFrom(Content.Span);
}
