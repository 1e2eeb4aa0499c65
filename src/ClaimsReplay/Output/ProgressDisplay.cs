using Spectre.Console;

namespace ClaimsReplay.Output;

/// <summary>A progress bar on standard error, shown on a terminal only.</summary>
public sealed class ProgressDisplay(bool isShown)
{
    /// <summary>Does a piece of work behind a bar.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="work">The work; it tells how much is done of how much, from any thread.</param>
    public async Task<T> Show<T>(Words title, Func<Action<long, long>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!isShown) return await work((_, _) => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new RateColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(title.ToString()));
                return await Task.Run(() => work((done, size) =>
                {
                    bar.MaxValue = Math.Max(1, size);
                    bar.Value = done;
                }));
            });
    }
}
