using System.Reflection;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace ClaimsBench.Table;

/// <summary>
/// Calls every benchmark that <c>allocations.json</c> names a few times, without BenchmarkDotNet, and compares
/// what it allocates with what the file allows. It takes seconds and depends on no clock.
/// </summary>
internal static class AllocationCheck
{
    private const int FewMembers = 2_000;
    private const int Calls = 3;

    /// <summary>Checks all and prints each.</summary>
    /// <returns>The exit code: 0 when none allocates more than it may.</returns>
    public static int Run(TextWriter output)
    {
        BenchScale.Members = FewMembers;
        var allowed = JsonSerializer.Deserialize<Dictionary<string, long>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "allocations.json")))!;
        var failed = 0;
        foreach (var type in allowed.Keys.Select(name => name.Split('.')[0]).Distinct())
        {
            var benchmarks = Assembly.GetExecutingAssembly().GetTypes().Single(each => each.Name == type);
            foreach (var (name, bytes) in Measure(benchmarks, allowed))
            {
                var isOver = bytes > allowed[name];
                output.WriteLine($"{(isOver ? "OVER" : "ok"),-4} {name}: {bytes:N0} B, {allowed[name]:N0} B allowed");
                if (isOver) failed++;
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Name, long Bytes)> Measure(Type type, Dictionary<string, long> allowed)
    {
        var instance = Activator.CreateInstance(type)!;
        foreach (var setUp in With<GlobalSetupAttribute>(type)) setUp.Invoke(instance, null);
        foreach (var method in With<BenchmarkAttribute>(type))
        {
            var name = $"{type.Name}.{method.Name}";
            if (!allowed.ContainsKey(name)) continue;
            var arguments = method.GetCustomAttributes<ArgumentsAttribute>()
                .Select(given => given.Values).LastOrDefault();
            yield return (name, Least(() => method.Invoke(instance, arguments)));
        }

        foreach (var cleanUp in With<GlobalCleanupAttribute>(type)) cleanUp.Invoke(instance, null);
    }

    /// <summary>The least of a few calls: what else the process does allocates too.</summary>
    private static long Least(Action call)
    {
        call();
        var least = long.MaxValue;
        for (var i = 0; i < Calls; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            call();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static IEnumerable<MethodInfo> With<T>(Type type)
        where T : Attribute =>
        type.GetMethods().Where(method => method.GetCustomAttribute<T>() is not null);
}
