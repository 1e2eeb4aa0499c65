using System.Text;
using ClaimsGateway.Hosting;
using ClaimsGateway.Identity;

namespace ClaimsGateway.Sandbox;

/// <summary>What the gateway prints when it has started: where it listens, what it is, what to try.</summary>
internal static class Greeting
{
    /// <summary>The greeting, in English and Chinese.</summary>
    /// <param name="plan">How the gateway runs.</param>
    /// <param name="urls">Where it listens: JSON, then gRPC.</param>
    public static string Text(GatewayPlan plan, IReadOnlyList<string> urls)
    {
        var (json, grpc) = (urls[0], urls[1]);
        var text = new StringBuilder();
        text.AppendLine(plan.IsSandbox ? "Claims sandbox 门诊结算沙箱" : "Claims gateway 门诊结算网关");
        text.AppendLine($"  JSON      {json}  (pages 页面 {json}/docs, OpenAPI {json}/openapi/v1.json)");
        var transport = plan.Identity is null ? "HTTP/2 without TLS 明文" : "HTTP/2 over TLS";
        text.AppendLine($"  gRPC      {grpc}  ({transport}, reflection 反射)");
        if (plan.Nhsa is not null)
            text.AppendLine($"  NHSA      {json}/nhsa/{{infno}}  (national interface 国家医保接口)");
        foreach (var engine in plan.Engines.Addresses)
            text.AppendLine($"  engine    引擎 {engine}");
        if (plan.Database is not null)
            text.AppendLine($"  database  数据库 {Shorten(plan.Database)}");
        text.AppendLine(plan.Clock is StandingClock clock
            ? $"  clock     时钟 {clock.Now:yyyy-MM-dd HH:mm zzz}, standing still 静止"
            : "  clock     时钟 the system's 系统时间");
        text.AppendLine(plan.Identity is { } identity
            ? $"  identity  身份 {Describe(identity)}"
            : "  No identity is configured: loopback only. 未配置身份认证：只监听本机回环地址。");
        if (plan.Clock is StandingClock standing && plan.Identity is null)
        {
            text.AppendLine();
            text.AppendLine("Settle a claim 结算一笔费用:");
            text.AppendLine();
            text.AppendLine(FirstClaim.Curl(json, standing.Now));
            text.AppendLine();
            text.AppendLine("Paste it again: the same answer. Change an amount: refused, naming the field.");
            text.AppendLine("再次粘贴：答复相同。改动金额：拒绝，并指出字段。 Ctrl+C stops 停止。");
        }

        return text.ToString();
    }

    private static string Describe(IdentityPlan identity)
    {
        var certificates = identity.Authorities.Count > 0 ? "client certificates 客户端证书" : "";
        var tokens = identity.Tokens is { } taken ? $"tokens of 令牌 {taken.Issuer}" : "";
        return string.Join(", ", new[] { certificates, tokens }.Where(each => each.Length > 0));
    }

    /// <summary>A path below the current directory as it was typed.</summary>
    private static string Shorten(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
