using ClaimsGateway.Engines;
using Google.Protobuf.Reflection;
using Level = Google.Protobuf.Reflection.MethodOptions.Types.IdempotencyLevel;

namespace ClaimsGateway.Tests.Engines;

public class IdempotencyTests
{
    private static IEnumerable<TestCaseData> Calls => Idempotency.Calls.Values
        .OrderBy(call => call.FullName, StringComparer.Ordinal)
        .Select(call => new TestCaseData(call).SetArgDisplayNames(call.Name));

    [TestCaseSource(nameof(Calls))]
    public void Call_Each_SaysWhatASecondTryDoes(MethodDescriptor call) => Assert.That(
        call.GetOptions()?.HasIdempotencyLevel, Is.True, $"{call.FullName} needs an idempotency_level in the contract");

    [TestCaseSource(nameof(Calls))]
    public void Call_Each_StandsInTheTableAsInTheContract(MethodDescriptor call)
    {
        var second = call.GetOptions().IdempotencyLevel switch
        {
            Level.NoSideEffects => "changes nothing",
            Level.Idempotent => "same as once",
            _ => "may differ",
        };
        var row = $"| {call.Service.Name} | {call.Name} | {second} |";
        var rows = File.ReadLines(TablePath()).Where(line => line.StartsWith(row, StringComparison.Ordinal));
        Assert.That(rows.Count(), Is.EqualTo(1), row);
    }

    [Test]
    public void Table_Rows_AreNoMoreThanTheCalls() => Assert.That(
        File.ReadLines(TablePath()).Count(line => line.Contains("Service |", StringComparison.Ordinal)),
        Is.EqualTo(Idempotency.Calls.Count));

    [TestCase("/claims.v1.AdjudicationService/Settle", true)]
    [TestCase("/claims.v1.AdjudicationService/Quote", true)]
    [TestCase("/claims.v1.MemberService/UpsertMember", false)]
    [TestCase("/claims.v1.MemberService/NoSuchCall", false)]
    public void MayRepeat_Call_AsTheContractSays(string fullName, bool may) =>
        Assert.That(Idempotency.MayRepeat(fullName), Is.EqualTo(may));

    private static string TablePath()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Claims.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "decisions", "retries.md");
    }
}
