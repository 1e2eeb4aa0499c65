using ClaimsReplay.Output;
using ClaimsRules.Dates;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>
/// Writes the members of an import: resident from birth, active from the adult age, retiree from the retiree
/// age; coverage ends with the day of death.
/// </summary>
internal sealed class MemberWriter
{
    private const string Header =
        "member_id,birth_date,status,status_from,contribution_base_fen,opening_balance_fen,coverage_until\n";

    private readonly CsvText _csv;
    private readonly ImportSettings _settings;

    public MemberWriter(TextWriter writer, ImportSettings settings)
    {
        writer.Write(Header);
        (_csv, _settings) = (new CsvText(writer), settings);
    }

    /// <summary>Writes a member.</summary>
    /// <param name="id">The id.</param>
    /// <param name="birth">The birth date.</param>
    /// <param name="contribution">The monthly contribution base.</param>
    /// <param name="until">The last covered day, or null.</param>
    public void Write(ReadOnlySpan<char> id, DateOnly birth, Fen contribution, DateOnly? until)
    {
        if (_settings.AdultAge > 0) Write(id, birth, "resident", birth, contribution, until);
        Write(id, birth, "active", Age.ReachedOn(birth, _settings.AdultAge), contribution, until);
        Write(id, birth, "retiree", Age.ReachedOn(birth, _settings.RetireeAge), contribution, until);
    }

    private void Write(
        ReadOnlySpan<char> id, DateOnly birth, string status, DateOnly from, Fen contribution, DateOnly? until)
    {
        _csv.Add(id).Add(birth).Add(status).Add(from).Add(contribution.Value).Add(0);
        if (until is { } last) _csv.Add(last);
        else _csv.Add("");
        _csv.End();
    }
}
