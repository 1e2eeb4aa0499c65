using BenchmarkDotNet.Running;
using ClaimsBench;

if (args is ["kernel", ..])
{
    ClaimsBench.Columns.KernelRatios.Print(args.Length > 1 ? int.Parse(args[1], null) : 1_000_000, args.Length > 2 ? int.Parse(args[2], null) : 11);
    return;
}

// Without arguments the benchmarks of single decisions run, and nothing is asked. Other arguments are
// BenchmarkDotNet's own, such as --list flat, --filter '*Explain*' or --job long.
string[] choice = args.Length > 0 ? args : ["--filter", "ClaimsBench.Decisions.*"];
BenchmarkSwitcher.FromAssembly(typeof(ShortConfig).Assembly).Run(choice, new ShortConfig());
