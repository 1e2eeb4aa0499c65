using BenchmarkDotNet.Running;
using ClaimsBench;
using ClaimsBench.Columns;

// The word kernel prints the kernel's ratios to its floors.
if (args is ["kernel", .. var numbers])
{
    KernelRatios.Print(numbers);
    return;
}

// Without arguments the benchmarks of single decisions run, and nothing is asked. Other arguments are
// BenchmarkDotNet's own, such as --list flat, --filter '*Explain*' or --job long.
string[] choice = args.Length > 0 ? args : ["--filter", "ClaimsBench.Decisions.*"];
BenchmarkSwitcher.FromAssembly(typeof(ShortConfig).Assembly).Run(choice, new ShortConfig());
