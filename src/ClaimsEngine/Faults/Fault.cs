using Claims.V1;
using Grpc.Core;

namespace ClaimsEngine.Faults;

/// <summary>Why a call fails. A refusal by the rules is no fault: it is an answer.</summary>
/// <param name="Reason">The reason, for programs.</param>
/// <param name="Code">The status code.</param>
/// <param name="Chinese">What happened and what to do, in Chinese.</param>
/// <param name="English">The same in English.</param>
internal sealed record Fault(ErrorReason Reason, StatusCode Code, string Chinese, string English)
{
    // An answer's trailers must fit what clients take as headers, and a claim may have many lines.
    private const int MostNamed = 20;

    /// <summary>How long a caller waits before it repeats a call that found the engine busy.</summary>
    public static readonly TimeSpan BusyDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>The fields at fault; empty when no field is.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>The names of the fields that differ from a claim on file; empty otherwise.</summary>
    public string DifferingFields { get; init; } = "";

    /// <summary>After how long to repeat, or null when repeating is no use or needs no delay.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Fault MemberNotFound { get; } = new(
        ErrorReason.MemberNotFound, StatusCode.NotFound,
        "没有该参保人，请先登记。", "No such member. Register the member first.");

    public static Fault InstitutionNotFound { get; } = new(
        ErrorReason.InstitutionNotFound, StatusCode.NotFound,
        "没有该机构，请先登记。", "No such institution. Register the institution first.");

    public static Fault PrescriberNotFound { get; } = new(
        ErrorReason.InstitutionNotFound, StatusCode.NotFound,
        "没有开具处方的机构，请先登记。", "No such prescribing institution. Register the institution first.");

    public static Fault ClaimNotFound { get; } = new(
        ErrorReason.ClaimNotFound, StatusCode.NotFound,
        "该机构没有以此编号结算的单据。", "No claim was settled under this institution and number.");

    public static Fault ClaimAlreadyReversed { get; } = new(
        ErrorReason.ClaimAlreadyReversed, StatusCode.FailedPrecondition,
        "该单据已撤销。", "The claim is reversed already.");

    public static Fault ClaimHasNoLines { get; } = new(
        ErrorReason.ClaimHasNoLines, StatusCode.FailedPrecondition,
        "该单据没有明细，请整单撤销后重新结算。", "The claim was settled without lines. Reverse it and settle anew.");

    public static Fault ClaimNumberFenced { get; } = new(
        ErrorReason.ClaimNumberFenced, StatusCode.AlreadyExists,
        "该编号已关闭，请使用新编号。", "The claim number was closed. Use a new number.");

    public static Fault PrescriptionNotFound { get; } = new(
        ErrorReason.PrescriptionNotFound, StatusCode.NotFound,
        "没有该处方。", "No prescription of this institution and number.");

    public static Fault PrescriberNotAllowed { get; } = new(
        ErrorReason.PrescriberNotAllowed, StatusCode.FailedPrecondition,
        "该机构在开具当日不是定点医疗机构。", "The institution is no designated hospital on the issue date.");

    public static Fault ItemNotFound { get; } = new(
        ErrorReason.ItemNotFound, StatusCode.NotFound,
        "目录当日没有该项目。", "The catalogue has no such item on that day.");

    public static Fault CallerNotIdentified { get; } = new(
        ErrorReason.CallerNotIdentified, StatusCode.Unauthenticated,
        "结算引擎只接受网关转来的请求。", "The engine takes calls from the gateway alone.");

    public static Fault RoleNotAllowed { get; } = new(
        ErrorReason.RoleNotAllowed, StatusCode.PermissionDenied,
        "医药机构无权使用该功能。", "An institution may not make this call.");

    public static Fault OtherInstitution { get; } = new(
        ErrorReason.OtherInstitution, StatusCode.PermissionDenied,
        "请求中的机构不是已认证的机构。", "The call is for an institution that is not the caller's.");

    public static Fault CertificateNotFound { get; } = new(
        ErrorReason.CertificateNotFound, StatusCode.NotFound,
        "没有登记该证书。", "No such certificate is registered.");

    public static Fault CertificateTaken { get; } = new(
        ErrorReason.CertificateTaken, StatusCode.AlreadyExists,
        "该证书已为其他机构或其他有效期登记。",
        "The certificate is registered for another institution, or for other days.");

    public static Fault CertificateRevoked { get; } = new(
        ErrorReason.CertificateRevoked, StatusCode.FailedPrecondition,
        "该证书已吊销，请登记新证书。", "The certificate was revoked. Register a new one.");

    public static Fault TooManyCertificates { get; } = new(
        ErrorReason.TooManyCertificates, StatusCode.FailedPrecondition,
        "该机构已有两张有效证书，请先吊销一张。", "The institution has two certificates already. Revoke one first.");

    public static Fault ContributionNotFound { get; } = new(
        ErrorReason.ContributionNotFound, StatusCode.NotFound,
        "没有登记该参保人该月的缴费。", "No contribution of this member and month is recorded.");

    public static Fault CreditSpent { get; } = new(
        ErrorReason.BalanceTooLow, StatusCode.FailedPrecondition,
        "该月划入个人账户的金额已被使用，不能撤销。", "The account has spent the credit that would be taken back.");

    public static Fault LinkOverlaps { get; } = new(
        ErrorReason.LinkOverlaps, StatusCode.AlreadyExists,
        "两人在该期间已有绑定，或该顺位已被占用。",
        "The two are linked in that time, or the relative has another link of that priority.");

    public static Fault LinkNotFound { get; } = new(
        ErrorReason.LinkNotFound, StatusCode.NotFound,
        "两人在该日没有家庭共济绑定。", "The two are not linked on that day.");

    public static Fault EngineBusy { get; } = new(
        ErrorReason.EngineBusy, StatusCode.ResourceExhausted,
        "等待处理的请求过多，请稍后重试。", "Too many calls wait. Repeat after the delay.")
    {
        RetryAfter = BusyDelay,
    };

    public static Fault EngineUnavailable { get; } = new(
        ErrorReason.EngineUnavailable, StatusCode.Unavailable,
        "服务暂不可用，无法确认是否已写入，请以同一编号重试。",
        "The ledger cannot be reached. Nothing is known to be written. Repeat with the same key.");

    public static Fault InvariantBroken { get; } = new(
        ErrorReason.InvariantBroken, StatusCode.Internal,
        "内部错误，未写入任何数据，请报告。", "An invariant is broken. Nothing was written. Report it.");

    /// <summary>Fields are wrong; the first twenty are named.</summary>
    public static Fault FieldInvalid(IReadOnlyList<FieldProblem> problems) => Invalid(First(problems));
    public static Fault FieldInvalid(string field, string chinese, string english) =>
        FieldInvalid([new FieldProblem(field, chinese, english)]);

    /// <summary>What is on file under the number differs; the first twenty fields are named.</summary>
    /// <param name="fields">The contract's names of the fields.</param>
    /// <param name="path">Where they stand in the request.</param>
    public static Fault ClaimNumberTaken(IReadOnlyList<string> fields, string path = "claim.") =>
        ClaimTaken(First(fields), path);

    /// <summary>The prescription as issued differs; the first twenty fields are named.</summary>
    public static Fault PrescriptionNumberTaken(IReadOnlyList<string> fields) => PrescriptionTaken(First(fields));

    public static Fault ContributionAlreadyRecorded(IReadOnlyList<string> fields) => new(
        ErrorReason.ContributionAlreadyRecorded, StatusCode.AlreadyExists,
        $"该月缴费已登记，不同的字段：{string.Join('、', fields)}。",
        $"The month's contribution was recorded before and differs in {string.Join(", ", fields)}.")
    {
        DifferingFields = string.Join(',', fields),
        Problems =
        [
            .. fields.Select(field => new FieldProblem(
                field, "与已登记的缴费不同，须相同", "differs from the recorded contribution; the same value is allowed")),
        ],
    };

    public static Fault AccountAlreadyOpened { get; } = new(
        ErrorReason.AccountAlreadyOpened, StatusCode.AlreadyExists,
        "该账户已以另一余额开立。", "The account was opened before with another balance.")
    {
        DifferingFields = "balance_fen",
        Problems =
        [
            new FieldProblem("balance_fen", "与已登记的期初余额不同，须相同",
                "differs from the balance taken over before; the same value is allowed"),
        ],
    };

    private static Fault Invalid(IReadOnlyList<FieldProblem> problems) => new(
        ErrorReason.FieldInvalid, StatusCode.InvalidArgument,
        $"请求有误：{string.Join('；', problems.Select(problem => $"{problem.Field} {problem.Chinese}"))}。",
        $"The request is invalid: {string.Join("; ", problems.Select(each => $"{each.Field} {each.English}"))}.")
    {
        Problems = problems,
    };

    private static Fault ClaimTaken(IReadOnlyList<string> fields, string path) => new(
        ErrorReason.ClaimNumberTaken, StatusCode.AlreadyExists,
        $"该编号已用于另一张单据，不同的字段：{string.Join('、', fields)}。",
        $"The claim number is taken by a claim that differs in {string.Join(", ", fields)}.")
    {
        DifferingFields = string.Join(',', fields),
        Problems =
        [
            .. fields.Select(field => new FieldProblem(
                $"{path}{field}", "与已结算的单据不同，须相同",
                "differs from the settled claim; the same value is allowed")),
        ],
    };

    private static Fault PrescriptionTaken(IReadOnlyList<string> fields) => new(
        ErrorReason.PrescriptionNumberTaken, StatusCode.AlreadyExists,
        $"该编号已用于另一张处方，不同的字段：{string.Join('、', fields)}。",
        $"The prescription number is taken by one that differs in {string.Join(", ", fields)}.")
    {
        DifferingFields = string.Join(',', fields),
        Problems =
        [
            .. fields.Select(field => new FieldProblem(
                $"prescription.{field}", "与已开具的处方不同，须相同",
                "differs from the prescription as issued; the same value is allowed")),
        ],
    };

    private static IReadOnlyList<T> First<T>(IReadOnlyList<T> all) =>
        all.Count <= MostNamed ? all : [.. all.Take(MostNamed)];
}
