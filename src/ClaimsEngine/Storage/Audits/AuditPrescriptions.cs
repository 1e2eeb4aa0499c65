using ClaimsEngine.Audit;
using ClaimsEngine.Prescriptions;

namespace ClaimsEngine.Storage.Audits;

/// <summary>Checks that what is left of a prescription is what was prescribed less what was settled.</summary>
internal sealed class AuditPrescriptions(IAuditConnection connection) : IDisposable
{
    // So many keys are read at once.
    private const long Stretch = 4096;

    private readonly IStatement _next = connection.Prepare(AuditSql.NextPrescription);
    private readonly IStatement _prescriptions = connection.Prepare(AuditSql.Prescriptions);
    private readonly IStatement _left = connection.Prepare(AuditSql.LeftOfPrescription);
    private readonly IStatement _settled = connection.Prepare(AuditSql.SettledOfPrescription);

    /// <summary>Everything that breaks.</summary>
    public IEnumerable<Finding> Findings()
    {
        for (var first = _next.NextKey(0); first is { } from; first = _next.NextKey(from + Stretch))
        {
            _prescriptions.Bind(from).Bind(from + Stretch);
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
    }

    public void Dispose()
    {
        IStatement[] all = [_next, _prescriptions, _left, _settled];
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
