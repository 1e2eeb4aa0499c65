namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// Runs everything that awaits on one thread, in an order and at a virtual time that a seed decides: the same
/// seed gives the same run.
/// </summary>
internal sealed class SeededLoop(Random random) : SynchronizationContext
{
    private const int MostSteps = 1_000_000;

    private readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];
    private readonly PriorityQueue<TaskCompletionSource, (long Due, long Order)> _timers = new();
    private long _order;

    /// <summary>The virtual time in milliseconds.</summary>
    public long Now { get; private set; }

    /// <summary>Runs after each step, before anything else can.</summary>
    public Action AfterStep { get; set; } = () => { };

    public override void Post(SendOrPostCallback d, object? state) => _ready.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing waits synchronously in a simulation.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Lets virtual time pass within a step.</summary>
    public void Pass(long milliseconds) => Now += milliseconds;

    public Task Delay(long milliseconds)
    {
        // Continuations run inline: those that need not would leave the loop for the thread pool.
        var timer = new TaskCompletionSource();
        _timers.Enqueue(timer, (Now + milliseconds, _order++));
        return timer.Task;
    }

    /// <summary>Runs to the end of a task.</summary>
    /// <exception cref="InvalidOperationException">The task waits for something that never comes.</exception>
    public void Run(Func<Task> main)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = main();
            for (var step = 0; !task.IsCompleted; step++)
            {
                if (step == MostSteps) throw new InvalidOperationException("The world does not come to an end.");
                Step();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        if (_ready.Count == 0)
        {
            if (!_timers.TryDequeue(out var timer, out var key))
                throw new InvalidOperationException("Somebody waits for an answer that never comes.");
            Now = Math.Max(Now, key.Due);
            timer.SetResult();
        }
        else
        {
            var picked = random.Next(_ready.Count);
            var (callback, state) = _ready[picked];
            _ready.RemoveAt(picked);
            callback(state);
        }

        AfterStep();
    }
}
