using ClaimsEngine.Accounts;
using ClaimsEngine.Ledger;
using ClaimsRules.Money;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads contributions and payments of contributions for a batch.</summary>
internal sealed class AccountRows(SqliteConnection connection, KeyList keys) : IDisposable
{
    // Of several contributions of a month the last one counts; those before it are taken back.
    private readonly Statement _contributions = new(connection,
        $"""
        SELECT {EntryRow.Columns}, m.id, r.hash, coalesce(c.credit_fen, 0)
        FROM json_each(?) k
        CROSS JOIN member m ON m.id = k.value ->> 0
        CROSS JOIN entry e ON e.kind = 5 AND e.member = m.key AND e.day = k.value ->> 1
        LEFT JOIN entry r ON r.reverses = e.id
        LEFT JOIN entry c ON c.part_of = r.id
        ORDER BY e.id
        """);

    private readonly Statement _payments = new(connection,
        $"""
        SELECT {EntryRow.Columns}, m.id, f.id
        FROM json_each(?) k
        CROSS JOIN member m ON m.id = k.value ->> 0
        CROSS JOIN entry e ON e.kind = 10 AND e.member = m.key AND e.claim_number = k.value ->> 1
        LEFT JOIN member f ON f.key = e.relative
        """);

    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Contributions.Count > 0) LoadContributions(batch, needs);
        if (needs.Payments.Count > 0) LoadPayments(batch, needs);
    }

    public void Dispose()
    {
        _contributions.Dispose();
        _payments.Dispose();
    }

    private void LoadContributions(Batch batch, BatchNeeds needs)
    {
        var months = needs.Contributions.Select(each => (each.Member, StoredDay.Of(each.Month)));
        _contributions.BindText(keys.Of(months));
        while (_contributions.Read())
        {
            var filed = new ContributionOnFile(EntryRow.Read(_contributions));
            if (!_contributions.IsNull(EntryRow.Count + 1))
            {
                var takenBack = -new Fen(_contributions.Int64(EntryRow.Count + 2));
                filed.Reversal = new ContributionReversal(_contributions.Blob(EntryRow.Count + 1), takenBack);
            }

            batch.Contributions[(_contributions.Text(EntryRow.Count), filed.Entry.Day)] = filed;
        }
    }

    private void LoadPayments(Batch batch, BatchNeeds needs)
    {
        _payments.BindText(keys.Of(needs.Payments));
        while (_payments.Read())
        {
            var entry = EntryRow.Read(_payments);
            var payment = new BilledPayment
            {
                OwnerId = _payments.Text(EntryRow.Count),
                Number = entry.ClaimNumber!,
                RelativeId = entry.Relative is null ? null : _payments.Text(EntryRow.Count + 1),
                Day = entry.Day,
                Purpose = entry.Purpose,
                Amount = entry.Total,
            };
            batch.Payments.Add((payment.OwnerId, payment.Number), new PaymentOnFile(payment, entry));
        }
    }
}
