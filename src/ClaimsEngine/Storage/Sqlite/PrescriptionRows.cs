using ClaimsEngine.Ledger;
using ClaimsEngine.Prescriptions;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads prescriptions for a batch.</summary>
internal sealed class PrescriptionRows(SqliteConnection connection, KeyList keys) : IDisposable
{
    private readonly Statement _prescriptions = new(connection,
        """
        SELECT p.key, p.content, p.recorded_at_ms, c.recorded_at_ms
        FROM json_each(?) k
        CROSS JOIN institution i ON i.id = k.value ->> 0
        CROSS JOIN prescription p ON p.institution = i.key AND p.number = k.value ->> 1
        LEFT JOIN prescription_cancellation c ON c.prescription = p.key
        """);

    private readonly Statement _left = new(connection,
        """
        SELECT l.prescription, l.item, l.left_e4
        FROM json_each(?) k CROSS JOIN prescription_left l ON l.prescription = k.value
        """);

    /// <summary>Loads the prescriptions that are needed; their members become needed too.</summary>
    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Prescriptions.Count == 0) return;
        Dictionary<long, PrescriptionRecord> byKey = [];
        _prescriptions.BindText(keys.Of(needs.Prescriptions.Select(each => (each.InstitutionId, each.Number))));
        while (_prescriptions.Read())
        {
            var prescription = new PrescriptionRecord(
                _prescriptions.Int64(0), _prescriptions.Blob(1), _prescriptions.Int64(2));
            if (!_prescriptions.IsNull(3)) prescription.CancelledAtMs = _prescriptions.Int64(3);
            byKey.Add(prescription.Key, prescription);
            batch.Prescriptions.Add(prescription.Id, prescription);
            needs.Members.Add(prescription.MemberId);
        }

        if (byKey.Count == 0) return;
        _left.BindText(keys.Of(byKey.Keys));
        while (_left.Read()) byKey[_left.Int64(0)].Load(_left.Int32(1), _left.Int64(2));
    }

    public void Dispose()
    {
        _prescriptions.Dispose();
        _left.Dispose();
    }
}
