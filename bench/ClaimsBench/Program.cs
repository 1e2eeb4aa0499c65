using BenchmarkDotNet.Running;
using ClaimsBench;
using ClaimsBench.Columns;
using ClaimsBench.Replays;
using ClaimsBench.Settlements;
using ClaimsBench.Table;

// The word kernel prints the kernel's ratios to its floors.
if (args is ["kernel", .. var numbers])
{
    KernelRatios.Print(numbers);
    return;
}

// The word settle prints what a settlement costs within the engine.
if (args is ["settle", .. var counts])
{
    await PipelineCost.PrintAsync(counts);
    return;
}

// The word table runs every group and writes the table to a page; without a page each benchmark runs once, which
// shows that all agree and measures nothing. allocations checks what benchmarks allocate.
if (args is ["table", .. var page])
{
    var text = TableRun.Run(isQuick: page.Length == 0);
    Console.WriteLine(text);
    if (page.Length > 0) TablePage.Write(page[0], text);
    return;
}

// The word folder compares the replay of a folder of any size with its peers.
if (args is ["folder", var data, .. var times])
{
    FolderRatios.Print(data, times);
    return;
}

if (args is ["allocations"])
{
    Environment.ExitCode = AllocationCheck.Run(Console.Out);
    return;
}

// Without arguments the benchmarks of single decisions run, and nothing is asked. Other arguments are
// BenchmarkDotNet's own, such as --list flat, --filter '*Explain*' or --job long.
string[] choice = args.Length > 0 ? args : ["--filter", "ClaimsBench.Decisions.*"];
BenchmarkSwitcher.FromAssembly(typeof(ShortConfig).Assembly).Run(choice, new ShortConfig());
