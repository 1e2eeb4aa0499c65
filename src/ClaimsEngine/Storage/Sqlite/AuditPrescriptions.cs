using ClaimsEngine.Audit;
using ClaimsEngine.Prescriptions;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Checks that what is left of a prescription is what was prescribed less what was settled.</summary>
internal sealed class AuditPrescriptions(SqliteConnection connection) : IDisposable
{
    private readonly Statement _prescriptions = new(connection,
        """
        SELECT p.key, p.content, p.recorded_at_ms, i.id, p.number, m.id, p.institution
        FROM prescription p LEFT JOIN institution i ON i.key = p.institution LEFT JOIN member m ON m.key = p.member
        ORDER BY p.key
        """);

    private readonly Statement _left = new(connection,
        "SELECT left_e4 FROM prescription_left WHERE prescription = ? ORDER BY item");

    private readonly Statement _settled = new(connection,
        """
        SELECT c.code, sum(l.quantity_e4)
        FROM entry e CROSS JOIN entry_line l ON l.entry = e.id CROSS JOIN catalogue_item c ON c.key = l.item
        WHERE e.prescriber = ? AND e.prescription_number = ? AND e.prescription_number IS NOT NULL AND e.kind = 1
          AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)
        GROUP BY c.code
        """);

    /// <summary>Everything that breaks.</summary>
    public IEnumerable<Finding> Findings()
    {
        while (_prescriptions.Read())
        {
            if (ProblemOf() is not { } problem) continue;
            yield return new Finding(Finding.Registry, $"Prescription {_prescriptions.Text(4)}: {problem}")
            {
                MemberId = _prescriptions.IsNull(5) ? "" : _prescriptions.Text(5),
                InstitutionId = _prescriptions.IsNull(3) ? "" : _prescriptions.Text(3),
            };
        }
    }

    public void Dispose()
    {
        Statement[] all = [_prescriptions, _left, _settled];
        foreach (var statement in all) statement.Dispose();
    }

    private string? ProblemOf()
    {
        PrescriptionRecord prescription;
        try
        {
            prescription = new PrescriptionRecord(
                _prescriptions.Int64(0), _prescriptions.Blob(1), _prescriptions.Int64(2));
        }
        catch (Exception e) when (e is Google.Protobuf.InvalidProtocolBufferException or ArgumentException
            or NullReferenceException)
        {
            return $"its content cannot be read: {e.Message}";
        }

        if (_prescriptions.IsNull(3) || _prescriptions.IsNull(5)
            || prescription.Id != new PrescriptionKey(_prescriptions.Text(3), _prescriptions.Text(4))
            || prescription.MemberId != _prescriptions.Text(5))
        {
            return "its content names another institution, number or member.";
        }

        return ProblemOf(prescription, _prescriptions.Int64(6));
    }

    private string? ProblemOf(PrescriptionRecord prescription, long institution)
    {
        long[] expected = [.. prescription.Items.Select(item => item.QuantityE4)];
        string? problem = null;
        _settled.Bind(institution).Bind(prescription.Id.Number);
        while (_settled.Read())
        {
            var place = prescription.PlaceOf(_settled.Text(0));
            if (place < 0) problem = $"{_settled.Text(0)} was settled and is not on it.";
            else expected[place] -= _settled.Int64(1);
        }

        List<long> left = [];
        _left.Bind(prescription.Key);
        while (_left.Read()) left.Add(_left.Int64(0));
        if (problem is not null || left.SequenceEqual(expected)) return problem;
        return $"{string.Join(", ", left)} are left, expected {string.Join(", ", expected)} (1/10 000 units).";
    }
}
