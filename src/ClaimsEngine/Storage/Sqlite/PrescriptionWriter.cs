using ClaimsEngine.Ledger;
using ClaimsEngine.Prescriptions;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes prescriptions, their cancellations, and what is left of them.</summary>
internal sealed class PrescriptionWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _prescription = new(connection,
        """
        INSERT INTO prescription (key, institution, number, member, content, recorded_at_ms)
        VALUES (?, ?, ?, ?, ?, ?)
        """);

    private readonly Statement _cancellation = new(connection,
        "INSERT INTO prescription_cancellation (prescription, recorded_at_ms) VALUES (?, ?)");

    private readonly Statement _left = new(connection,
        """
        INSERT INTO prescription_left (prescription, item, left_e4) VALUES (?, ?, ?)
        ON CONFLICT (prescription, item) DO UPDATE SET left_e4 = excluded.left_e4
        """);

    public void Write(Batch batch)
    {
        foreach (var (prescription, institution, member) in batch.NewPrescriptions)
        {
            _prescription.Bind(prescription.Key).Bind(institution.Key).Bind(prescription.Id.Number)
                .Bind(member.Key).BindBlob(prescription.Content.Span).Bind(prescription.IssuedAtMs).Run();
            WriteLeft(prescription);
        }

        foreach (var prescription in batch.Prescriptions.Values)
        {
            if (prescription.IsChanged) WriteLeft(prescription);
        }

        foreach (var prescription in batch.Cancellations)
            _cancellation.Bind(prescription.Key).Bind(prescription.CancelledAtMs).Run();
    }

    public void Dispose()
    {
        _prescription.Dispose();
        _cancellation.Dispose();
        _left.Dispose();
    }

    private void WriteLeft(PrescriptionRecord prescription)
    {
        for (var i = 0; i < prescription.Left.Count; i++)
            _left.Bind(prescription.Key).Bind(i).Bind(prescription.Left[i]).Run();
    }
}
