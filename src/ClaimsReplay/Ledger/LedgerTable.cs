using System.Globalization;
using System.Runtime.InteropServices;
using ClaimsReplay.Input;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Ledger;

/// <summary>The events of a ledger in their order: table <c>ledger</c>.</summary>
internal sealed class LedgerTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "ledger";

    private static readonly (string, LedgerEventKind)[] Kinds =
        [("settle", LedgerEventKind.Settle), ("reverse", LedgerEventKind.Reverse), ("move", LedgerEventKind.Move)];

    private static readonly (string, ClaimSetting)[] Settings =
        [("hospital", ClaimSetting.Hospital), ("pharmacy", ClaimSetting.PharmacyOnPrescription)];

    private static readonly (string, HospitalLevel)[] Levels =
        [("1", HospitalLevel.One), ("2", HospitalLevel.Two), ("3", HospitalLevel.Three)];

    private static readonly (string, VisitKind)[] Visits =
    [
        ("outpatient", VisitKind.Outpatient), ("emergency", VisitKind.Emergency),
        ("chronic_special", VisitKind.ChronicSpecial),
    ];

    private static readonly (string, AccountUse)[] Uses =
        [("own_then_family", AccountUse.OwnThenFamily), ("own", AccountUse.Own), ("none", AccountUse.None)];

    private readonly List<LedgerEvent> _events = [];
    private readonly RowCheck _check;
    private readonly LedgerMembers _members;
    private readonly Columns _at;

    private LedgerTable(RowCheck check, LedgerMembers members)
    {
        var rows = check.Rows;
        (_check, _members) = (check, members);
        _at = new Columns(
            rows.Require("sequence"), rows.Require("member_id"), rows.Require("version"), rows.Require("event"),
            rows.Require("claim_id"), rows.Require("service_time"), rows.Require("kind"), rows.Require("level"),
            rows.Require("visit_kind"), rows.Require("total_fen"), rows.Require("in_scope_fen"),
            rows.Require("account_use"), rows.Require("account_limit_fen"), rows.Require("amount_fen"));
    }

    /// <summary>The claim ids.</summary>
    public IdTable Claims { get; } = new();

    /// <summary>The events.</summary>
    public ReadOnlySpan<LedgerEvent> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>Reads the table.</summary>
    /// <exception cref="NotUsableException">There is no such table, or a column is missing.</exception>
    public static LedgerTable Read(
        DataFolder folder, LedgerMembers members, ProblemLog problems, Action<RowSource> progress)
    {
        using var rows = folder.Open(Name);
        var table = new LedgerTable(new RowCheck(rows, problems), members);
        while (rows.Read(problems))
        {
            progress(rows);
            table.Take();
        }

        table._events.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return table;
    }

    private void Take()
    {
        if (!LedgerLinks.TrySequence(_check, _at.Sequence, "sequence", out var sequence)) return;
        if (!_members.TryFind(_check, _at.Member, "member_id", out var member)) return;
        if (!LedgerMembers.TryNumber(_check, _at.Version, "version", out var version)) return;
        if (!_check.Word(_at.Event, "event", Kinds, null, out var kind)) return;
        var moved = Fen.Zero;
        var facts = default(ClaimFacts);
        if (kind == LedgerEventKind.Move && !TryMoved(out moved)) return;
        if (kind != LedgerEventKind.Move && !_check.Id(_at.Claim, "claim_id")) return;
        if (kind == LedgerEventKind.Settle && !TryFacts(member, version, out facts)) return;
        var claim = kind == LedgerEventKind.Move ? -1 : Claims.FindOrAdd(_check.Text(_at.Claim));
        _events.Add(new LedgerEvent(sequence, member, version, kind, claim, facts, moved));
    }

    private bool TryMoved(out Fen moved)
    {
        moved = default;
        var isWhole = long.TryParse(
            _check.Text(_at.Amount), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fen);
        const long most = RowCheck.LargestAmount;
        if (!isWhole || fen is < -most or > most)
        {
            return _check.Refuse("amount_fen", new Words(
                $"whole fen from -{most} to {most} are allowed", $"须为 -{most} 至 {most} 的整数（分）"));
        }

        moved = new Fen(fen);
        return true;
    }

    private bool TryFacts(int member, int version, out ClaimFacts facts)
    {
        facts = default;
        if (_members.Find(member, version) is null)
        {
            return _check.Refuse("version", new Words(
                "only a version of ledger_members is allowed", "须为 ledger_members 中的版本"));
        }

        if (!_check.Day(_at.Day, "service_time", out DateOnly day)) return false;
        if (!_check.Word(_at.Kind, "kind", Settings, null, out var setting)) return false;
        if (!_check.Word(_at.Level, "level", Levels, null, out var level)) return false;
        if (!_check.Word(_at.Visit, "visit_kind", Visits, null, out var visit)) return false;
        if (!_check.Amount(_at.Total, "total_fen", out Fen total)) return false;
        if (!_check.Amount(_at.InScope, "in_scope_fen", out Fen inScope)) return false;
        if (inScope > total)
            return _check.Refuse("in_scope_fen", new Words("0 to total_fen is allowed", "须为 0 至 total_fen"));
        if (!_check.Word(_at.Use, "account_use", Uses, null, out var use)) return false;
        if (!_check.Amount(_at.Limit, "account_limit_fen", out Fen? limit)) return false;
        facts = new ClaimFacts
        {
            ServiceDate = day,
            Setting = setting,
            Level = level,
            VisitKind = visit,
            Total = total,
            InScope = inScope,
            AccountUse = use,
            AccountLimit = limit,
        };
        return true;
    }

    private readonly record struct Columns(
        int Sequence, int Member, int Version, int Event, int Claim, int Day, int Kind, int Level, int Visit,
        int Total, int InScope, int Use, int Limit, int Amount);
}
