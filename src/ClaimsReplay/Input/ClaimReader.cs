using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>
/// Reads the claims of a window. Of a row outside it only the institution's standing is noted.
/// </summary>
public sealed class ClaimReader
{
    internal static readonly (string, ClaimSetting)[] Kinds =
        [("hospital", ClaimSetting.Hospital), ("pharmacy", ClaimSetting.PharmacyOnPrescription)];

    internal static readonly (string, HospitalLevel)[] Levels =
        [("1", HospitalLevel.One), ("2", HospitalLevel.Two), ("3", HospitalLevel.Three)];

    internal static readonly (string, bool)[] Flags = [("true", true), ("false", false)];

    internal static readonly (string, VisitKind)[] Visits =
    [
        ("outpatient", VisitKind.Outpatient), ("emergency", VisitKind.Emergency),
        ("chronic_special", VisitKind.ChronicSpecial),
    ];

    private readonly RowCheck _check;
    private readonly MemberTable _members;
    private readonly InstitutionTable _institutions;
    private readonly ClaimTable _claims = new();
    private readonly long[] _leftOut;
    private readonly Columns _at;

    private ClaimReader(RowCheck check, MemberTable members, InstitutionTable institutions)
    {
        var rows = check.Rows;
        (_check, _members, _institutions) = (check, members, institutions);
        _leftOut = new long[members.Count];
        _at = new Columns(
            rows.Require("claim_id"), rows.Require("member_id"), rows.Require("service_time"),
            rows.Require("kind"), rows.Require("level"), rows.Require("total_fen"), rows.Require("in_scope_fen"),
            rows.Require("use_account"), rows.Find("visit_kind"), rows.Find("institution_id"), rows.Find("district"),
            rows.Find("fully_self_paid_fen"), rows.Find("over_price_limit_fen"), rows.Find("pre_self_paid_fen"));
    }

    /// <summary>Reads the table.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="members">Whose claims they are.</param>
    /// <param name="window">The service dates to read.</param>
    /// <param name="institutions">Receives what the table tells of institutions.</param>
    /// <param name="problems">Receives malformed rows; the rest is read.</param>
    /// <param name="progress">Called now and then.</param>
    /// <exception cref="NotUsableException">There is no such table, or a column is missing.</exception>
    public static ClaimTable Read(
        DataFolder folder, MemberTable members, DateWindow window, InstitutionTable institutions,
        ProblemLog problems, Action<RowSource> progress)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(progress);
        using var rows = folder.Open("claims");
        var reader = new ClaimReader(new RowCheck(rows, problems), members, institutions);
        while (rows.Read(problems))
        {
            progress(rows);
            reader.Take(window);
        }

        reader.ReportLeftOut(problems);
        return reader._claims;
    }

    private void Take(DateWindow window)
    {
        var institution = NoteInstitution();
        if (!_check.Time(_at.Time, "service_time", out var time) || !window.Contains(time.Day)) return;
        if (!TryMember(out var member)) return;
        if (!_check.Id(_at.Id, "claim_id")) return;
        var id = _check.Text(_at.Id);
        if (_claims.Ids.Find(id) >= 0)
        {
            _check.Refuse("claim_id", new Words(
                "only a claim id that no row above has is allowed", "理赔编号不得与前面的行重复"));
            return;
        }

        if (!_check.Word(_at.Kind, "kind", Kinds, null, out var kind)) return;
        if (!_check.Word(_at.Level, "level", Levels, null, out var level)) return;
        if (!_check.Word(_at.UseAccount, "use_account", Flags, null, out var usesAccount)) return;
        if (!_check.Word(_at.Visit, "visit_kind", Visits, VisitKind.Outpatient, out var visit)) return;
        if (_at.Institution >= 0 && institution < 0 && !_check.Text(_at.Institution).IsEmpty)
        {
            _check.Id(_at.Institution, "institution_id");
            return;
        }

        if (!TryAmounts(out var amounts)) return;
        _claims.Add(id, new ClaimRow(
            member, time, kind, level, visit, usesAccount, amounts.Total, amounts.InScope,
            amounts.FullySelfPaid, amounts.OverPriceLimit, amounts.PreSelfPaid, institution, District()));
    }

    private int District()
    {
        var district = _check.Text(_at.District);
        return district.Length is 0 or > IdTable.LongestId ? -1 : _claims.Districts.FindOrAdd(district);
    }

    private int NoteInstitution()
    {
        var id = _check.Text(_at.Institution);
        if (id.IsEmpty || id.Length > IdTable.LongestId) return -1;
        var kind = _check.Text(_at.Kind);
        var level = _check.Text(_at.Level);
        var isHospital = kind is "hospital";
        if (!isHospital && kind is not "pharmacy") return -1;
        if (level is not ("1" or "2" or "3")) return -1;
        var institution = _institutions.Ids.FindOrAdd(id);
        _institutions.Note(
            institution, isHospital ? ClaimSetting.Hospital : ClaimSetting.PharmacyOnPrescription,
            (HospitalLevel)(level[0] - '0'), _check.Text(_at.District));
        return institution;
    }

    private bool TryMember(out int member)
    {
        var id = _check.Text(_at.Member);
        member = id.Length > IdTable.LongestId ? -1 : _members.Ids.Find(id);
        if (member < 0)
        {
            return _check.Refuse("member_id", MemberAllowed);
        }

        if (_members.IsWhole(member)) return true;
        _leftOut[member]++;
        return false;
    }

    private bool TryAmounts(out Amounts amounts)
    {
        amounts = default;
        if (!_check.Amount(_at.Total, "total_fen", out Fen total)) return false;
        if (!_check.Amount(_at.InScope, "in_scope_fen", out Fen inScope)) return false;
        if (inScope > total)
            return _check.Refuse("in_scope_fen", InScopeAllowed);
        if (!_check.Amount(_at.FullySelfPaid, "fully_self_paid_fen", out Fen? fully)) return false;
        if (!_check.Amount(_at.OverPriceLimit, "over_price_limit_fen", out Fen? over)) return false;
        if (!_check.Amount(_at.PreSelfPaid, "pre_self_paid_fen", out Fen? pre)) return false;

        // A part that is not known takes what the known ones leave, pre-self-paid first.
        var rest = total - inScope - (fully ?? Fen.Zero) - (over ?? Fen.Zero) - (pre ?? Fen.Zero);
        if (rest.IsNegative || (rest > Fen.Zero && fully is not null && over is not null && pre is not null))
        {
            return _check.Refuse("total_fen", TotalAllowed);
        }

        if (pre is null) pre = rest;
        else if (fully is null) fully = rest;
        else over = (over ?? Fen.Zero) + rest;
        amounts = new Amounts(total, inScope, fully ?? Fen.Zero, over ?? Fen.Zero, pre.Value);
        return true;
    }

    private void ReportLeftOut(ProblemLog problems)
    {
        for (var member = 0; member < _leftOut.Length; member++)
        {
            if (_leftOut[member] == 0) continue;
            problems.Add(new InputProblem(
                _members.File, _members.FirstRow(member), "member_id", LeftOut(_leftOut[member])));
        }
    }

    /// <summary>What is allowed of a claim's member.</summary>
    internal static Words MemberAllowed => new("only a member of the members table is allowed", "须为参保人表中的人员");

    /// <summary>What is allowed of the part within scope.</summary>
    internal static Words InScopeAllowed => new("0 to total_fen is allowed", "须为 0 至 total_fen");

    /// <summary>What is allowed of the whole bill.</summary>
    internal static Words TotalAllowed => new(
        "only the sum of in_scope_fen and the three parts out of scope is allowed",
        "须等于 in_scope_fen 与三项范围外金额之和");

    /// <summary>What became of the claims of a malformed member.</summary>
    internal static Words LeftOut(long claims) => new(
        $"this member's rows are malformed; {claims} claims of the window were left out",
        $"该参保人的行有误，窗口内 {claims} 条理赔未纳入");

    private readonly record struct Columns(
        int Id, int Member, int Time, int Kind, int Level, int Total, int InScope, int UseAccount,
        int Visit, int Institution, int District, int FullySelfPaid, int OverPriceLimit, int PreSelfPaid);

    private readonly record struct Amounts(
        Fen Total, Fen InScope, Fen FullySelfPaid, Fen OverPriceLimit, Fen PreSelfPaid);
}
