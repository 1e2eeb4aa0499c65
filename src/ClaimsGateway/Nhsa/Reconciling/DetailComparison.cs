using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using Grpc.Core;

namespace ClaimsGateway.Nhsa.Reconciling;

/// <summary>Has the service compare an institution's records with its own.</summary>
internal sealed class DetailComparison(
    ReconciliationService.ReconciliationServiceClient reconciliation, ContractCalls calls)
{
    /// <summary>Sends the records and gives the differences.</summary>
    public async Task<Judged<IReadOnlyList<CompareDetailsResponse>>> CompareAsync(
        DetailsScope scope, IReadOnlyList<SentRecord> records, CancellationToken cancellation)
    {
        try
        {
            using var call = reconciliation.CompareDetails(calls.Options(cancellation));
            var differences = ReadAsync(call.ResponseStream, cancellation);
            await call.RequestStream.WriteAsync(new CompareDetailsRequest { Scope = scope }, cancellation);
            foreach (var record in records)
                await call.RequestStream.WriteAsync(new CompareDetailsRequest { Row = record.Detail }, cancellation);
            await call.RequestStream.CompleteAsync();
            return (await differences).AsReadOnly();
        }
        catch (RpcException e)
        {
            return ContractCalls.RefusalOf(e);
        }
    }

    private static async Task<List<CompareDetailsResponse>> ReadAsync(
        IAsyncStreamReader<CompareDetailsResponse> stream, CancellationToken cancellation)
    {
        var all = new List<CompareDetailsResponse>();
        await foreach (var one in stream.ReadAllAsync(cancellation)) all.Add(one);
        return all;
    }
}
