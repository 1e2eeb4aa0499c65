namespace ClaimsEngine.Faults;

/// <summary>Carries a fault to the edge, where it becomes a status.</summary>
internal sealed class FaultException(Fault fault) : Exception(fault.English)
{
    public Fault Fault { get; } = fault;
}
