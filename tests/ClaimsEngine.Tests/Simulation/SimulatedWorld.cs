using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>Clients, a network, engines and a store, all out of one seed.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    // The engine's own audit reads the policy each time, which takes longer than a world lasts.
    private const int SeedsToAnAudit = 50;

    private readonly Random _random;
    private readonly SeededLoop _loop;
    private readonly SimulatedStore _store;
    private readonly SimulationPlan _plan;
    private readonly SiteCounts _sites;
    private readonly SimulatedNetwork _network;
    private readonly SimulatedEngine?[] _engines;
    private readonly LoopClock _clock;
    private readonly string _path;
    private readonly bool _isAudited;
    private bool _isCalm;

    private SimulatedWorld(int seed, SimulationPlan plan, SimulatedStore store, SiteCounts sites)
    {
        _isAudited = seed % SeedsToAnAudit == 0;
        _random = new Random(seed);
        _loop = new SeededLoop(_random) { AfterStep = BuryTheDead };
        (_plan, _store, _sites) = (plan, store, sites);
        _network = new SimulatedNetwork(_loop, _random, plan, () => _engines![_random.Next(plan.Engines)]);
        _engines = new SimulatedEngine?[plan.Engines];
        _clock = new LoopClock(_loop);
        _path = store.Copy();
    }

    /// <summary>Lets a world run to its end and compares what its clients know with what the store holds.</summary>
    /// <exception cref="InvalidOperationException">Somebody was told what is not true, or the ledger is broken.</exception>
    public static void Run(int seed, SimulationPlan plan, SimulatedStore store, SiteCounts sites)
    {
        using var world = new SimulatedWorld(seed, plan, store, sites);
        try
        {
            world._loop.Run(world.RunAsync);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}, {plan}: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        foreach (var engine in _engines) engine?.Dispose();
        _store.Remove(_path);
    }

    private async Task RunAsync()
    {
        for (var i = 0; i < _engines.Length; i++) Start(i);
        var clients = Enumerable.Range(0, _plan.Clients)
            .Select(i => new SimulatedClient(i, _plan, _random, _network)).ToList();
        await Task.WhenAll(clients.Select(client => client.WorkAsync()));
        for (var waited = 0; _network.UnderWay > 0 && waited < 1000; waited++) await _loop.Delay(10);

        Calm();
        var errands = clients.SelectMany(client => client.Errands).ToList();
        foreach (var engine in _engines) await CheckAsync(engine!, errands);
        await CheckPrescriptionsAsync(errands, clients);
        StoreCheck.Run(_path, clients, _isAudited);
        foreach (var errand in errands) _sites.Acknowledge(errand);
    }

    private void Start(int place)
    {
        var faults = new StoreFaults(_loop, _random, _plan, _sites);
        _engines[place] = new SimulatedEngine(_path, _store.Policies, _clock, faults);
        faults.IsArmed = !_isCalm;
    }

    /// <summary>Nothing fails any more, and engines that lie dead are started.</summary>
    private void Calm()
    {
        _isCalm = true;
        for (var i = 0; i < _engines.Length; i++)
        {
            if (_engines[i] is { } engine) engine.Faults.IsArmed = false;
            else Start(i);
        }
    }

    private void BuryTheDead()
    {
        for (var i = 0; i < _engines.Length; i++)
        {
            if (_engines[i] is not { Faults.IsDead: true } dead) continue;
            _engines[i] = null;
            dead.Dispose();
            _ = RestartAsync(i);
        }
    }

    private async Task RestartAsync(int place)
    {
        await _loop.Delay(_random.Next(1, 300));
        if (_engines[place] is null) Start(place);
    }

    /// <summary>An engine that has lived through faults works as before, and tells the truth.</summary>
    private async Task CheckAsync(SimulatedEngine engine, List<Errand> errands)
    {
        if (engine.Consuming.IsCompleted) throw new InvalidOperationException("The pipeline has ended.");
        var last = Given.Claim($"LAST-{Array.IndexOf(_engines, engine)}", "H1", "2022-04-01", 12_34);
        var answer = await engine.SettleAsync(new SettleRequest { Claim = last }, default);
        if (answer.Settlement is null) throw new InvalidOperationException($"{answer.Refusal}");
        foreach (var errand in errands)
        {
            errand.RequireTruth(await engine.GetOutcomeAsync(
                new GetOutcomeRequest { InstitutionId = errand.Institution, ClaimNumber = errand.Number }, default));
        }
    }

    /// <summary>Of each prescription that is gone which the claims that stand took, and no more.</summary>
    private async Task CheckPrescriptionsAsync(List<Errand> errands, List<SimulatedClient> clients)
    {
        var taken = errands.Where(errand => errand.State == KeyState.Settled).SelectMany(errand => errand.Taken)
            .GroupBy(each => (each.Prescription, each.Item), each => each.QuantityE4)
            .ToDictionary(each => each.Key, each => each.Sum());
        var cancelled = clients.SelectMany(client => client.Office.Cancelled).ToHashSet();
        foreach (var number in SimulatedStore.Prescriptions.Concat(clients.SelectMany(client => client.Office.Issued)))
        {
            var request = new GetPrescriptionRequest { InstitutionId = "H1", PrescriptionNumber = number };
            var prescription = await _engines[0]!.LookUpAsync(request, default);
            if (prescription.Cancelled != cancelled.Contains(number))
                throw new InvalidOperationException($"{number} is cancelled and its client does not know, or not.");
            foreach (var item in prescription.Left)
            {
                var gone = item.PrescribedE4 - item.LeftE4;
                if (item.LeftE4 < 0 || gone != taken.GetValueOrDefault((number, item.ItemCode)))
                    throw new InvalidOperationException($"{number} lacks {gone} of {item.ItemCode}, and claims took other.");
            }
        }
    }
}
