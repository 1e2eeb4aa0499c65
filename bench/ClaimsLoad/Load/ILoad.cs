namespace ClaimsLoad.Load;

/// <summary>A way to load a service.</summary>
internal interface ILoad
{
    /// <summary>Loads the service for the plan's duration; what is in flight then is awaited.</summary>
    Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken stop);
}
