using System.Globalization;
using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// The calls of a client that have no number to ask after: prescriptions, payments out of an account and monthly
/// credits. Repeated, each gives the answer of the first time.
/// </summary>
internal sealed class SimulatedOffice(int number, Random random, SimulatedNetwork network)
{
    private readonly Dictionary<string, object> _answers = [];
    private int _payments;

    /// <summary>The client's own prescription, once it is told that it is issued.</summary>
    public List<string> Issued { get; } = [];

    /// <summary>Payments of which the client was told that they were made.</summary>
    public List<string> Paid { get; } = [];

    /// <summary>Prescriptions of which the client was told that they are cancelled.</summary>
    public List<string> Cancelled { get; } = [];

    /// <summary>One of the prescriptions that can be settled against: the client's own or one of those of all.</summary>
    public string Prescription => Issued.Count > 0 && random.Next(2) == 0
        ? Issued[0]
        : SimulatedStore.Prescriptions[random.Next(SimulatedStore.Prescriptions.Length)];

    /// <summary>Issues the client's own prescription.</summary>
    public async Task IssueAsync()
    {
        var prescription = Pharmacy.Prescription($"Q{number}", ("A", 3), ("B", 2));
        var request = new IssuePrescriptionRequest { Prescription = prescription };
        Learn(prescription.PrescriptionNumber, await network.SendAsync(
            (engine, cancellation) => engine.IssueAsync(request, cancellation)));
        if (Issued.Count == 0) Issued.Add(prescription.PrescriptionNumber);
    }

    /// <summary>Cancels the client's own prescription, if it has one.</summary>
    public async Task CancelAsync()
    {
        if (Issued.Count == 0) return;
        var request = new CancelPrescriptionRequest { InstitutionId = "H1", PrescriptionNumber = Issued[0] };
        Learn($"cancel {Issued[0]}", await network.SendAsync(
            (engine, cancellation) => engine.CancelAsync(request, cancellation)));
        if (Cancelled.Count == 0) Cancelled.Add(Issued[0]);
    }

    /// <summary>Pays a contribution from the first account, under the same number until it is answered.</summary>
    public async Task PayAsync()
    {
        var key = $"Z{number}-{_payments}";
        var request = AccountCalls.Payment(key, "2022-03-01", 10 + _payments);
        var answer = await network.SendAsync((engine, cancellation) => engine.PayAsync(request, cancellation));
        if (answer.Payment is not null) Paid.Add(key);
        _payments++;
    }

    /// <summary>Credits a member's month.</summary>
    public async Task CreditAsync()
    {
        var (member, month) = (random.Next(1, 4), random.Next(1, 3));
        var request = new CreditMonthRequest
        {
            MemberId = string.Create(CultureInfo.InvariantCulture, $"M{member}"),
            Month = Given.Day($"2022-0{month}-01"),
        };
        Learn($"credit {member} {month}", await network.SendAsync(
            (engine, cancellation) => engine.CreditAsync(request, cancellation)));
    }

    private void Learn(string what, object answer)
    {
        if (!_answers.TryAdd(what, answer) && !_answers[what].Equals(answer))
            throw new InvalidOperationException($"{what} was answered in two ways.");
    }
}
