namespace ClaimsGateway.Nhsa.Fields;

/// <summary>
/// Makes the spellings that clients show equal: case and underscores play no part (<c>expContent</c> and
/// <c>exp_content</c>, <c>medinsInfo</c>), and known misspellings mean the name that they stand for.
/// </summary>
internal static class Spelling
{
    /// <summary>The form in which names are compared.</summary>
    public static string Of(string name)
    {
        Span<char> folded = stackalloc char[Math.Min(name.Length, 64)];
        var length = 0;
        foreach (var letter in name)
        {
            if (letter == '_') continue;
            // No name is that long: such a one is foreign and stays as it is.
            if (length == folded.Length) return name;
            folded[length++] = char.ToLowerInvariant(letter);
        }

        var form = new string(folded[..length]);
        return form switch
        {
            // The specification prints pdn_cash_pay in 2208 and psn_cash_pay elsewhere.
            "pdncashpay" => "psncashpay",
            // durg_trac_info is the specification's spelling, drug_trac_info that of some editions.
            "drugtracinfo" => "durgtracinfo",
            "hospapprflg" => "hospapprflag",
            _ => form,
        };
    }
}
