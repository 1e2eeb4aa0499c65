using System.Text;
using Claims.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsEngine.Faults;

/// <summary>Turns a fault into a status with google.rpc details.</summary>
internal static class FaultStatus
{
    private const string Domain = "claims.v1";

    /// <summary>The fault as the status of a call.</summary>
    public static RpcException Of(Fault fault) => Message(fault).ToRpcException();

    /// <summary>The fault as a message.</summary>
    public static Google.Rpc.Status Message(Fault fault)
    {
        var status = new Google.Rpc.Status { Code = (int)fault.Code, Message = fault.English };
        var info = new ErrorInfo { Domain = Domain, Reason = NameOf(fault.Reason) };
        if (fault.DifferingFields.Length > 0) info.Metadata.Add("fields", fault.DifferingFields);
        status.Details.Add(Any.Pack(info));
        if (fault.Problems.Count > 0) status.Details.Add(Any.Pack(Violations(fault.Problems)));
        if (fault.RetryAfter is { } delay)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = fault.Chinese }));
        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = "en", Message = fault.English }));
        return status;
    }

    /// <summary>The reason in UPPER_SNAKE, as in the contract without its prefix.</summary>
    public static string NameOf(ErrorReason reason)
    {
        var name = new StringBuilder();
        foreach (var c in reason.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > 0) name.Append('_');
            name.Append(char.ToUpperInvariant(c));
        }

        return name.ToString();
    }

    private static BadRequest Violations(IReadOnlyList<FieldProblem> problems)
    {
        var bad = new BadRequest();
        bad.FieldViolations.AddRange(problems.Select(problem => new BadRequest.Types.FieldViolation
        {
            Field = problem.Field,
            Description = problem.English,
            LocalizedMessage = new LocalizedMessage { Locale = "zh-CN", Message = problem.Chinese },
        }));
        return bad;
    }
}
