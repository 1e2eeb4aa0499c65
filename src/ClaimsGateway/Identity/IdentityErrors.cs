using Claims.V1;
using ClaimsGateway.Errors;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace ClaimsGateway.Identity;

/// <summary>What a caller is answered who is not let in.</summary>
internal static class IdentityErrors
{
    /// <summary>Nobody is identified.</summary>
    public static Status CallerNotIdentified(IdentityProblem problem) => Make(
        Code.Unauthenticated, ErrorReason.CallerNotIdentified, problem.English, problem.Chinese,
        ("cause", problem.Cause));

    /// <summary>The table has no such right for the caller.</summary>
    public static Status RoleNotAllowed() => Make(
        Code.PermissionDenied, ErrorReason.RoleNotAllowed,
        "The caller's role may not make this call.", "调用者的角色无权使用该功能。");

    /// <summary>The request is for an institution that is not the caller's.</summary>
    /// <param name="own">The caller's institution.</param>
    public static Status OtherInstitution(string own) => Make(
        Code.PermissionDenied, ErrorReason.OtherInstitution,
        $"The call is for an institution that is not the caller's, which is {own}.", $"请求中的机构不是已认证的机构 {own}。",
        ("institution", own));

    private static Status Make(
        Code code, ErrorReason reason, string message, string messageZh, params (string Name, string Value)[] metadata)
    {
        var info = new ErrorInfo { Reason = GatewayErrors.NameOf(reason), Domain = GatewayErrors.Domain };
        foreach (var (name, value) in metadata) info.Metadata.Add(name, value);
        return new Status
        {
            Code = (int)code,
            Message = message,
            Details =
            {
                Any.Pack(info),
                Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = messageZh }),
                Any.Pack(new LocalizedMessage { Locale = "en", Message = message }),
            },
        };
    }
}
