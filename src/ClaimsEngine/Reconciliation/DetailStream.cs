using ClaimsEngine.Callers;
using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>Reads an institution's details: the scope first, then the records.</summary>
/// <param name="requests">The caller's messages.</param>
/// <param name="caller">Who calls; an institution compares its own alone.</param>
internal sealed class DetailStream(IAsyncStreamReader<V1.CompareDetailsRequest> requests, GatewayCaller caller)
{
    /// <summary>The most days of a comparison.</summary>
    public const int MostDays = 31;

    /// <summary>The most records of a comparison: what is kept in memory.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>Reads the first message.</summary>
    /// <exception cref="Faults.FaultException">
    /// It is missing, is no scope, is for another institution, or has an invalid field.
    /// </exception>
    public async Task<(string InstitutionId, DetailComparison Comparison)> ReadScopeAsync(
        CancellationToken cancellation)
    {
        var check = new FieldCheck();
        var scope = await requests.MoveNext(cancellation) ? requests.Current.Scope : null;
        if (scope is null)
        {
            check.Add("scope", "首条消息须为范围", "is missing; the first message must be the scope");
            check.ThrowIfAny();
        }

        caller.MustOwn(requests.Current);
        check.Id("scope.institution_id", scope!.InstitutionId);
        var (from, until) = ReportFields.Days(check, "scope.", scope.From, scope.Until, MostDays);
        check.Word("scope.category", scope.Category);
        check.ThrowIfAny();
        return (scope.InstitutionId, new DetailComparison(EntrySpan.OfDays(from, until), scope.Category));
    }

    /// <summary>Reads the records into a comparison.</summary>
    /// <exception cref="Faults.FaultException">
    /// A message is no record, a field is invalid, or there are too many.
    /// </exception>
    public async Task ReadRowsAsync(DetailComparison comparison, CancellationToken cancellation)
    {
        for (var i = 0; await requests.MoveNext(cancellation); i++)
        {
            var check = new FieldCheck();
            var path = $"row[{i}]";
            if (requests.Current.Row is { } row) ReportFields.Row(check, path, row);
            else check.Add(path, "须为记录", "is no row; after the scope only rows are allowed");
            if (i == MostRows)
            {
                check.Add(path, $"超过{MostRows}条，请缩短日期范围",
                    $"is one too many; at most {MostRows} rows are allowed: compare fewer days");
            }

            check.ThrowIfAny();
            comparison.Add(requests.Current.Row);
        }
    }
}
