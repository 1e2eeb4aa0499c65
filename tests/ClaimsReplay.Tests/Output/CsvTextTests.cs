using ClaimsReplay.Output;

namespace ClaimsReplay.Tests.Output;

internal sealed class CsvTextTests
{
    [Test]
    public void Add_FieldsThatNeedQuotes_AreQuotedByRfc4180()
    {
        using var text = new StringWriter();
        var csv = new CsvText(text);
        csv.Add("a,b").Add("say \"no\"").Add("x\ny").Add("plain").Add("").Add(-5).Add(new DateOnly(2022, 1, 9)).End();
        Assert.That(text.ToString(), Is.EqualTo("\"a,b\",\"say \"\"no\"\"\",\"x\ny\",plain,,-5,2022-01-09\n"));
    }
}
