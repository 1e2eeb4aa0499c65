using Claims.V1;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>What a client has been told of one of its claims.</summary>
internal sealed class Belief(Claim claim)
{
    public Claim Claim { get; } = claim;

    /// <summary>Never seen until the client knows better.</summary>
    public KeyState State { get; private set; } = KeyState.NeverSeen;

    public V1.Settlement? Settlement { get; private set; }

    public Reversal? Reversal { get; private set; }

    public void LearnFenced() => State = KeyState.Fenced;

    public void LearnSettled(V1.Settlement settlement)
    {
        Require(Settlement is null || Settlement.Equals(settlement), "was settled in two ways");
        Settlement = settlement;
        if (State == KeyState.NeverSeen) State = KeyState.Settled;
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
                LearnSettled(answer.Settlement);
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
        Require(Settlement is null || Settlement.Equals(truth.Settlement), "is settled otherwise than answered");
        Require(Reversal is null || Reversal.Equals(truth.Reversal), "is reversed otherwise than answered");
    }

    private void Require(bool holds, string problem)
    {
        if (!holds) throw new InvalidOperationException($"{Claim.ClaimNumber} {problem}.");
    }
}
