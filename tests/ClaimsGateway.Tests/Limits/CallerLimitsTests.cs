using System.Threading.RateLimiting;
using ClaimsGateway.Hosting;
using ClaimsGateway.Identity;
using ClaimsGateway.Limits;

namespace ClaimsGateway.Tests.Limits;

public class CallerLimitsTests
{
    private static readonly Caller A = new(Roles.Hospital, "a", "institution:a");
    private static readonly Caller B = new(Roles.Pharmacy, "b", "institution:b");

    [Test]
    public void TakeRate_OneInstitutionIsOverIt_TheOtherIsNot()
    {
        using var limits = Of(new() { CallsPerSecond = 1, Burst = 2 });
        for (var i = 0; i < 2; i++) Assert.That(limits.TakeRate(A).IsAcquired, Is.True);

        using var refused = limits.TakeRate(A);

        Assert.That(refused.IsAcquired, Is.False);
        Assert.That(refused.TryGetMetadata(MetadataName.RetryAfter, out var after), Is.True);
        Assert.That(after, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(limits.TakeRate(B).IsAcquired, Is.True);
    }

    [Test]
    public void TakeRate_SameInstitutionByAnotherConnection_IsTheSame()
    {
        using var limits = Of(new() { CallsPerSecond = 1, Burst = 1 });

        Assert.That(limits.TakeRate(A).IsAcquired, Is.True);
        Assert.That(limits.TakeRate(A with { Roles = Roles.Hospital }).IsAcquired, Is.False);
    }

    [Test]
    public void TakeRate_Unidentified_HeldToARateOnlyWhenItIsSet()
    {
        using var unset = Of(new() { Burst = 1 });
        using var set = Of(new() { Burst = 1, CallsPerSecond = 1 });

        Assert.That(Enumerable.Range(0, 2000).All(_ => unset.TakeRate(Caller.Unidentified).IsAcquired), Is.True);
        Assert.That(set.TakeRate(Caller.Unidentified).IsAcquired, Is.True);
        Assert.That(set.TakeRate(Caller.Unidentified).IsAcquired, Is.False);
    }

    [Test]
    public async Task TakePlace_HouseIsFull_WaitsUntilOneLeaves()
    {
        using var limits = Of(new() { CallsAtOnce = 1, CallsWaiting = 1 });
        var first = limits.TakePlace(A);
        Assert.That(limits.TakePlace(A).IsAcquired, Is.False);
        Assert.That(limits.TakePlace(B).IsAcquired, Is.True);

        var second = limits.WaitForPlaceAsync(A, CancellationToken.None).AsTask();
        using var third = await limits.WaitForPlaceAsync(A, CancellationToken.None);
        Assert.That((second.IsCompleted, third.IsAcquired), Is.EqualTo((false, false)));
        first.Dispose();

        using var place = await second;
        Assert.That(place.IsAcquired, Is.True);
    }

    private static CallerLimits Of(GatewayOptions.LimitsSection options) => new(LimitsPlan.From(options));
}
