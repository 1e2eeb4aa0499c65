using RulesEngine.Models;

namespace ClaimsBench.Peers;

/// <summary>
/// The same work with the fund's part asked of Microsoft RulesEngine: one rule per level, whose output is an
/// expression over the claim. Accounts are plain code, as rules there know no state.
/// </summary>
internal sealed class RulesEnginePeer
{
    private const string Workflow = "fund";

    private static readonly int[] Rates = [75, 65, 55];

    private readonly PeerClaims _claims;
    private readonly RulesEngine.RulesEngine _engine;

    public RulesEnginePeer(PeerClaims claims)
    {
        _claims = claims;
        var settings = new ReSettings { CustomTypes = [typeof(Axis)] };
        _engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = Workflow, Rules = Rules() }], settings);
    }

    public PeerTotals Run()
    {
        long deductible = 0, fund = 0, overLimit = 0, accounts = 0, sum = 0, balance = 0;
        for (var i = 0; i < _claims.Count; i++)
        {
            if (i == 0 || _claims.Members[i] != _claims.Members[i - 1])
                (sum, balance) = (0, _claims.Openings[_claims.Members[i]]);
            var claim = new Placed(sum, sum + _claims.InScope[i], _claims.Deductibles[i], _claims.Levels[i]);
            var paid = Ask(claim);
            balance += _claims.Credits[i];
            var account = Math.Min(balance, _claims.InScope[i] + _claims.OutOfScope[i] - paid);
            deductible += Axis.Overlap(claim.Before, claim.After, 0, claim.Deductible);
            overLimit += Axis.Overlap(claim.Before, claim.After, 900_000, long.MaxValue);
            (fund, accounts, balance, sum) = (fund + paid, accounts + account, balance - account, claim.After);
        }

        return new PeerTotals(deductible, fund, overLimit, accounts);
    }

    private static List<Rule> Rules() =>
    [
        .. Rates.Select((rate, level) => new Rule
        {
            RuleName = $"Level{level + 1}",
            Expression = $"claim.Level == {level + 1}",
            Actions = new RuleActions
            {
                OnSuccess = new ActionInfo
                {
                    Name = "OutputExpression",
                    Context = new Dictionary<string, object>
                    {
                        ["expression"] =
                            $"(Axis.Overlap(claim.Before, claim.After, claim.Deductible, 550000) * {rate} "
                            + "+ Axis.Overlap(claim.Before, claim.After, 550000, 900000) * 55 + 50) / 100",
                    },
                },
            },
        }),
    ];

    private long Ask(Placed claim)
    {
        var results = _engine.ExecuteAllRulesAsync(Workflow, new RuleParameter("claim", claim)).AsTask()
            .GetAwaiter().GetResult();
        return (long)results.Find(result => result.IsSuccess)!.ActionResult.Output;
    }

    /// <summary>A claim on the cumulative axis, in fen.</summary>
    public sealed record Placed(long Before, long After, long Deductible, int Level);

    /// <summary>What the expressions may call.</summary>
    public static class Axis
    {
        /// <summary>How much of a claim lies between two places.</summary>
        public static long Overlap(long before, long after, long from, long to) =>
            Math.Max(0, Math.Min(after, to) - Math.Max(before, from));
    }
}
