using Claims.V1;
using ClaimsEngine.Ledger;
using Google.Protobuf;
using Grpc.Core;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>What a client wants done under a number of its own, and what it has been told of it.</summary>
internal abstract class Errand(string institution, string number)
{
    public string Institution => institution;

    public string Number => number;

    /// <summary>Never seen until the client knows better.</summary>
    public KeyState State { get; private set; } = KeyState.NeverSeen;

    /// <summary>
    /// Whether the rules refused it. A refusal takes no number: a late copy of the request may still be settled.
    /// </summary>
    public bool IsRefused { get; private set; }

    public Reversal? Reversal { get; private set; }

    /// <summary>The entry that does it, and the one that takes it back.</summary>
    public virtual (EntryKind Done, EntryKind TakenBack) Kinds => (EntryKind.Settle, EntryKind.Reverse);

    /// <summary>What it takes out of prescriptions while it stands.</summary>
    public virtual IEnumerable<(string Prescription, string Item, long QuantityE4)> Taken => [];

    protected IMessage? Answer { get; private set; }

    /// <summary>Sends the request and learns from its answer.</summary>
    /// <exception cref="TimeoutException">No answer came.</exception>
    /// <exception cref="RpcException">The engine could not do it; a number that is closed is no such fault.</exception>
    public async Task SendAsync(SimulatedNetwork network)
    {
        try
        {
            await RequestAsync(network);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            LearnFenced();
        }
    }

    public void LearnFenced()
    {
        Require(State is KeyState.NeverSeen or KeyState.Fenced, $"is {State} and its number was closed");
        State = KeyState.Fenced;
    }

    public void LearnReversed(Reversal reversal)
    {
        Require(Reversal is null || Reversal.Equals(reversal), "was reversed in two ways");
        Reversal = reversal;
        State = KeyState.Reversed;
    }

    public void Learn(GetOutcomeResponse answer)
    {
        switch (answer.State)
        {
            case KeyState.Settled or KeyState.Reversed:
                if (answer.Settlement is { } settlement) LearnDone(settlement);
                else if (State == KeyState.NeverSeen) State = answer.State;
                if (answer.Reversal is { } reversal) LearnReversed(reversal);
                break;
            case KeyState.Fenced:
                LearnFenced();
                break;
            default:
                Require(State == KeyState.NeverSeen, "was forgotten");
                break;
        }
    }

    /// <summary>Compares with what the engine says when all is quiet.</summary>
    public void RequireTruth(GetOutcomeResponse truth)
    {
        Require(truth.State == State, $"is {truth.State} and its client was told {State}");
        Require(
            Answer is not Claims.V1.Settlement || Answer.Equals(truth.Settlement), "is settled otherwise than answered");
        Require(Reversal is null || Reversal.Equals(truth.Reversal), "is reversed otherwise than answered");
    }

    protected abstract Task RequestAsync(SimulatedNetwork network);

    protected void LearnDone(IMessage answer)
    {
        Require(Answer is null || Answer.Equals(answer), "was done in two ways");
        Require(State != KeyState.Fenced, "was done and its number is closed");
        Answer = answer;
        if (State == KeyState.NeverSeen) State = KeyState.Settled;
    }

    protected void LearnRefused()
    {
        Require(State == KeyState.NeverSeen, $"is {State} and was refused");
        IsRefused = true;
    }

    private void Require(bool holds, string problem)
    {
        if (!holds) throw new InvalidOperationException($"{number} {problem}.");
    }
}
