using System.Security.Cryptography;
using ClaimsEngine.Contract;
using ClaimsEngine.Settlement;
using V1 = Claims.V1;

namespace ClaimsEngine.Prescriptions;

/// <summary>A prescription as a batch sees it: as it was issued, and what is left of it.</summary>
internal sealed class PrescriptionRecord
{
    private readonly long[] _read;

    /// <summary>A prescription of which all is left.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="content">A prescription message in canonical protobuf bytes.</param>
    /// <param name="issuedAtMs">When it was recorded.</param>
    public PrescriptionRecord(long key, byte[] content, long issuedAtMs)
    {
        var message = V1.ExternalPrescription.Parser.ParseFrom(content);
        Key = key;
        Content = content;
        ContentHash = SHA256.HashData(content);
        IssuedAtMs = issuedAtMs;
        Id = new PrescriptionKey(message.InstitutionId, message.PrescriptionNumber);
        MemberId = message.MemberId;
        IssueDate = message.IssueDate.ToDay();
        ValidUntil = message.ValidUntil.ToDay();
        IsChronicSpecial = message.ChronicSpecial;
        Items = [.. message.Items.Select(item => new PrescribedLine(item.ItemCode, item.QuantityE4))];
        _read = [.. Items.Select(item => item.QuantityE4)];
        Left = _read;
    }

    public long Key { get; }

    public PrescriptionKey Id { get; }

    public string MemberId { get; }

    public DateOnly IssueDate { get; }

    /// <summary>The last day on which it can be settled.</summary>
    public DateOnly ValidUntil { get; }

    /// <summary>Whether it is for a chronic or special disease (I11).</summary>
    public bool IsChronicSpecial { get; }

    /// <summary>The prescription message in canonical protobuf bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public ReadOnlyMemory<byte> ContentHash { get; }

    public long IssuedAtMs { get; }

    /// <summary>When what is left was cancelled, or null.</summary>
    public long? CancelledAtMs { get; set; }

    public IReadOnlyList<PrescribedLine> Items { get; }

    /// <summary>What is left of each item, in 1/10 000 of the unit.</summary>
    public IReadOnlyList<long> Left { get; set; }

    /// <summary>Whether the batch has changed what is left.</summary>
    public bool IsChanged => !ReferenceEquals(Left, _read);

    /// <summary>The place of an item, or -1 when it is not on the prescription.</summary>
    public int PlaceOf(string itemCode)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].ItemCode == itemCode) return i;
        }

        return -1;
    }

    /// <summary>Takes from the store what is left of an item.</summary>
    public void Load(int place, long leftE4) => _read[place] = leftE4;

    /// <summary>What would be left if lines were taken out or given back.</summary>
    /// <param name="lines">The lines; each is on the prescription.</param>
    /// <param name="sign">1 to take them out, -1 to give them back.</param>
    /// <exception cref="InvalidOperationException">Less than nothing or more than all would be left.</exception>
    public IReadOnlyList<long> LeftAfter(IReadOnlyList<ClaimLine> lines, int sign)
    {
        long[] left = [.. Left];
        foreach (var line in lines) left[PlaceOf(line.ItemCode)] -= sign * line.QuantityE4;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] < 0 || left[i] > Items[i].QuantityE4)
                throw new InvalidOperationException("Less than nothing or more than all would be left.");
        }

        return left;
    }

    public V1.ExternalPrescription ToContract() => V1.ExternalPrescription.Parser.ParseFrom(Content.Span);
}
