using BenchmarkDotNet.Running;
using ClaimsBench;

// Without arguments the benchmarks of single decisions run, and nothing is asked. Other arguments are
// BenchmarkDotNet's own, such as --list flat, --filter '*Explain*' or --job long.
string[] choice = args.Length > 0 ? args : ["--filter", "ClaimsBench.Decisions.*"];
BenchmarkSwitcher.FromAssembly(typeof(ShortConfig).Assembly).Run(choice, new ShortConfig());
