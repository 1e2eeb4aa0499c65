using Claims.V1;
using ClaimsEngine.Faults;
using Google.Protobuf.Reflection;

namespace ClaimsEngine.Tests.Faults;

/// <summary>Faults carry the contract's names.</summary>
internal sealed class FaultStatusTests
{
    [Test]
    public void NameOf_EveryReason_IsTheContractsNameWithoutItsPrefix()
    {
        EnumDescriptor descriptor = ReasonReflection.Descriptor.EnumTypes.Single(type => type.Name == nameof(ErrorReason));
        foreach (var value in descriptor.Values)
            Assert.That($"ERROR_REASON_{FaultStatus.NameOf((ErrorReason)value.Number)}", Is.EqualTo(value.Name));
    }
}
