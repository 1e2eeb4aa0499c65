using System.Globalization;
using System.Text.Json;
using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>
/// Finds the external prescription of a pharmacy's bill (R5.4). rx_circ_flag 1 says that there is one,
/// rxno has
/// its number. The interface has no field for the hospital that issued it: it stands in exp_content of
/// druginfo
/// or of the first line, as rxfixmedinsCode, as the fields of 2203A are named; rxDate there has the day of
/// issue
/// of a prescription that was not issued through this service.
/// </summary>
internal sealed class PrescriptionFinder(
    PrescriptionService.PrescriptionServiceClient prescriptions, ContractCalls calls)
{
    private const string Hospital = "rxfixmedinsCode";
    private const string IssueDay = "rxDate";

    /// <summary>Finds it.</summary>
    public async Task<Judged<FoundPrescription>> FindAsync(Row info, Row firstLine, CancellationToken cancellation)
    {
        if (firstLine.Text("rx_circ_flag") != "1") return new FoundPrescription(null);
        var extension = Extension(info["exp_content"]);
        if (extension.Count == 0) extension = Extension(firstLine["exp_content"]);
        if (!extension.TryGetValue(Spelling.Of(Hospital), out var hospital) || hospital.Length == 0)
            return new Refusal($"druginfo.exp_content.{Hospital}(处方医药机构编码)不能为空[R5.4]");
        var number = firstLine.Text("rxno");
        if (number.Length > 0)
        {
            var asked = await calls.AskAsync(
                prescriptions.GetPrescriptionAsync,
                new GetPrescriptionRequest { InstitutionId = hospital, PrescriptionNumber = number },
                cancellation);
            if (asked.Refusal is null)
            {
                return new FoundPrescription(new Prescription
                {
                    InstitutionId = hospital,
                    IssueDate = asked.Value.Prescription.IssueDate,
                    PrescriptionNumber = number,
                });
            }

            if (!asked.Refusal.IsNotFound) return asked.Refusal;
        }

        return extension.TryGetValue(Spelling.Of(IssueDay), out var day) && TryDay(day, out var issued)
            ? new FoundPrescription(new Prescription { InstitutionId = hospital, IssueDate = issued.ToContract() })
            : new Refusal($"drugdetail.rxno(处方号)未登记，且druginfo.exp_content.{IssueDay}(处方日期)不是日期[R5.4]");
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(
        text, Row.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The texts of an extension, by spelling; none when it is no JSON object.</summary>
    private static Dictionary<string, string> Extension(string? text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(text ?? "{}");
            if (json.RootElement.ValueKind != JsonValueKind.Object) return found;
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String)
                    found[Spelling.Of(property.Name)] = property.Value.GetString()!.Trim();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An extension in another form says nothing here.
            found.Clear();
        }

        return found;
    }
}
