using System.Text;
using System.Text.RegularExpressions;

namespace ClaimsGateway.Tests.Sandbox;

/// <summary>The curl line of a greeting, taken apart as a shell would.</summary>
internal sealed partial record PrintedCurl(string Line, Uri Url, string Header, string Body)
{
    public static PrintedCurl In(string greeting)
    {
        var lines = greeting.Split('\n', StringSplitOptions.TrimEntries);
        var line = lines.Single(l => l.StartsWith("curl ", StringComparison.Ordinal));
        var parts = Shape().Match(line);
        Assert.That(parts.Success, Is.True, $"not the expected shape: {line}");
        string Part(string name) => parts.Groups[name].Value;
        return new(line, new Uri(Part("url")), Part("header"), Part("body"));
    }

    /// <summary>Sends the request that curl would send.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        var header = Header.Split(": ", 2);
        content.Headers.Add(header[0], header[1]);
        return await client.PostAsync(Url, content);
    }

    [GeneratedRegex(@"^curl -s -w '\\n' (?<url>\S+) -H '(?<header>[^']+)' -d '(?<body>[^']+)'$")]
    private static partial Regex Shape();
}
