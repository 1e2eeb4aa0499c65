using ClaimsReplay.Input;

namespace ClaimsReplay.Tests.Input;

internal sealed class IdTableTests
{
    [Test]
    public void FindOrAdd_ManyIds_NumbersThemInOrderAndFindsEach()
    {
        // 60 000 ids of some 40 bytes fill more than one block and make the buckets grow.
        var table = new IdTable();
        string Id(int i) => $"{new string('é', i % 40)}-{i}";
        for (var i = 0; i < 60_000; i++) Assert.That(table.FindOrAdd(Id(i)), Is.EqualTo(i));
        for (var i = 0; i < 60_000; i += 7)
        {
            Assert.That(table.Find(Id(i)), Is.EqualTo(i));
            Assert.That(table.Text(i), Is.EqualTo(Id(i)));
        }

        Assert.That(table.Find("never"), Is.EqualTo(-1));
        Assert.That(table.FindOrAdd(Id(5)), Is.EqualTo(5));
        Assert.That(table.Count, Is.EqualTo(60_000));
    }
}
