using ClaimsEngine.Contract;
using ClaimsRules.Lines;
using V1 = Claims.V1;

namespace ClaimsEngine.Prescriptions;

/// <summary>Checks a prescription message and brings it into its canonical form.</summary>
internal static class PrescriptionFields
{
    private const int MostItems = 100;
    private const int MostDays = 366;

    /// <summary>Checks every field.</summary>
    /// <param name="prescription">The message.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The message with known fields only.</returns>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named.</exception>
    public static V1.ExternalPrescription Read(V1.ExternalPrescription? prescription, DateOnly today)
    {
        var check = new FieldCheck();
        if (prescription is null)
        {
            check.Add("prescription", "缺失", "is missing; a prescription is required");
            check.ThrowIfAny();
        }

        check.Id("prescription.institution_id", prescription!.InstitutionId);
        check.Id("prescription.prescription_number", prescription.PrescriptionNumber);
        check.Id("prescription.member_id", prescription.MemberId);
        CheckDays(check, prescription, today);
        CheckItems(check, prescription);
        check.ThrowIfAny();
        return Canonical(prescription);
    }

    /// <summary>The contract's names of the fields in which two prescriptions of the same key differ.</summary>
    public static List<string> Differences(V1.ExternalPrescription mine, V1.ExternalPrescription theirs)
    {
        List<string> names = [];
        void Compare<T>(string name, T left, T right)
        {
            if (!EqualityComparer<T>.Default.Equals(left, right)) names.Add(name);
        }

        Compare("member_id", mine.MemberId, theirs.MemberId);
        Compare("issue_date", mine.IssueDate, theirs.IssueDate);
        Compare("valid_until", mine.ValidUntil, theirs.ValidUntil);
        if (mine.Items.Count != theirs.Items.Count) names.Add("items");
        foreach (var (i, (left, right)) in mine.Items.Zip(theirs.Items).Index())
        {
            Compare($"items[{i}].item_code", left.ItemCode, right.ItemCode);
            Compare($"items[{i}].quantity_e4", left.QuantityE4, right.QuantityE4);
            Compare($"items[{i}].days", left.Days, right.Days);
        }

        Compare("chronic_special", mine.ChronicSpecial, theirs.ChronicSpecial);
        Compare("long_prescription", mine.LongPrescription, theirs.LongPrescription);
        return names;
    }

    private static void CheckDays(FieldCheck check, V1.ExternalPrescription prescription, DateOnly today)
    {
        var issued = check.Day("prescription.issue_date", prescription.IssueDate);
        var until = check.Day("prescription.valid_until", prescription.ValidUntil);
        if (issued > today)
        {
            check.Add("prescription.issue_date", $"晚于今日，须不晚于{today:yyyy-MM-dd}",
                $"lies in the future; {today:yyyy-MM-dd} or earlier is allowed");
        }

        if (issued == default || until == default) return;
        if (until < issued || until.DayNumber - issued.DayNumber > MostDays)
        {
            check.Add("prescription.valid_until", $"须为开具当日至其后{MostDays}日",
                $"must lie on the issue date or at most {MostDays} days after it");
        }
    }

    private static void CheckItems(FieldCheck check, V1.ExternalPrescription prescription)
    {
        var items = prescription.Items;
        if (items.Count is 0 or > MostItems)
        {
            check.Add("prescription.items", $"有{items.Count}项，须为1至{MostItems}项",
                $"has {items.Count} items; 1 to {MostItems} are allowed");
            return;
        }

        HashSet<string> codes = [];
        for (var i = 0; i < items.Count; i++)
        {
            var path = $"prescription.items[{i}]";
            check.Id($"{path}.item_code", items[i].ItemCode);
            check.Number($"{path}.quantity_e4", items[i].QuantityE4, 1, LinePricing.MostQuantityE4);
            check.Number($"{path}.days", items[i].Days, 1, MostDays);
            if (!codes.Add(items[i].ItemCode))
                check.Add($"{path}.item_code", "重复，每个编码只能一次", "is there twice; each code is allowed once");
        }
    }

    private static V1.ExternalPrescription Canonical(V1.ExternalPrescription prescription)
    {
        var canonical = new V1.ExternalPrescription
        {
            InstitutionId = prescription.InstitutionId,
            PrescriptionNumber = prescription.PrescriptionNumber,
            MemberId = prescription.MemberId,
            IssueDate = prescription.IssueDate.ToDay().ToContract(),
            ValidUntil = prescription.ValidUntil.ToDay().ToContract(),
            ChronicSpecial = prescription.ChronicSpecial,
            LongPrescription = prescription.LongPrescription,
        };
        canonical.Items.AddRange(prescription.Items.Select(item => new V1.PrescribedItem
        {
            ItemCode = item.ItemCode,
            QuantityE4 = item.QuantityE4,
            Days = item.Days,
        }));
        return canonical;
    }
}
