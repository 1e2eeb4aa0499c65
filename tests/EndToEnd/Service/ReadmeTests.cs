using System.Text.Json;
using System.Text.RegularExpressions;
using EndToEnd.House;

namespace EndToEnd.Service;

/// <summary>What the READMEs tell a newcomer to paste works, and answers what they show.</summary>
internal sealed partial class ReadmeTests
{
    private static readonly string[] Pages = ["README.md", "README.zh-CN.md"];

    [Test]
    public async Task Readme_Curl_IsTheLineThatTheGatewayPrints([ValueSource(nameof(Pages))] string page)
    {
        await using var gateway = RunningGateway.Start();
        Assert.That(AddressOf().Replace(gateway.Curl, "http://127.0.0.1:5080"), Is.EqualTo(Block(page, "sh", "curl")));
    }

    [Test]
    public async Task Readme_Answer_IsWhatTheServiceAnswers([ValueSource(nameof(Pages))] string page)
    {
        await using var gateway = RunningGateway.Start();
        var words = CurlOf().Match(Block(page, "sh", "curl"));
        using var client = new HttpClient();
        using var body = new StringContent(words.Groups["body"].Value, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(gateway.JsonAddress + words.Groups["path"].Value), body);
        var text = await answer.Content.ReadAsStringAsync();

        using var settled = JsonDocument.Parse(text);
        var settlement = settled.RootElement.GetProperty("settlement");
        var shown = ShownLine().Matches(Block(page, "json", "{"));
        Assert.That(shown, Has.Count.GreaterThanOrEqualTo(8));
        foreach (var line in shown.Where(line => settlement.TryGetProperty(line.Groups["name"].Value, out _)))
        {
            Assert.That(
                settlement.GetProperty(line.Groups["name"].Value).GetRawText(), Is.EqualTo(line.Groups["value"].Value),
                line.Groups["name"].Value);
        }

        foreach (var sentence in shown.Where(line => line.Groups["name"].Value.StartsWith("text", StringComparison.Ordinal)))
            Assert.That(text, Does.Contain(JsonSerializer.Deserialize<string>(sentence.Groups["value"].Value)!));
    }

    /// <summary>The first fenced block of a language that begins with a word.</summary>
    private static string Block(string page, string language, string start)
    {
        var text = string.Join('\n', Repository.Lines(page));
        foreach (Match block in Fence().Matches(text))
        {
            var content = block.Groups["content"].Value;
            if (block.Groups["language"].Value == language && content.StartsWith(start, StringComparison.Ordinal))
                return content;
        }

        throw new AssertionException($"{page} has no {language} block that begins with {start}.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressOf();

    [GeneratedRegex(@"http://[^/]+(?<path>/\S+).* -d '(?<body>.*)'$")]
    private static partial Regex CurlOf();

    [GeneratedRegex("```(?<language>\\w+)\n(?<content>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("\"(?<name>\\w+)\": (?<value>\\d+|\"(?:[^\"\\\\]|\\\\.)*\")")]
    private static partial Regex ShownLine();
}
