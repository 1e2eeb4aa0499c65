using Claims.V1;
using Grpc.Core;

namespace ClaimsLoad.Echo;

/// <summary>
/// Reads each claim and answers what an engine once answered: the same messages over the same stack, and nothing
/// decided or kept. What it reaches is the ceiling of any service of this contract on this machine.
/// </summary>
internal sealed class EchoApi(SettleResponse answer) : AdjudicationService.AdjudicationServiceBase
{
    public override Task<SettleResponse> Settle(SettleRequest request, ServerCallContext context) =>
        Task.FromResult(answer);

    public override async Task SettleStream(
        IAsyncStreamReader<SettleStreamRequest> requestStream,
        IServerStreamWriter<SettleStreamResponse> responseStream,
        ServerCallContext context)
    {
        for (var position = 0L; await requestStream.MoveNext(context.CancellationToken); position++)
        {
            var claim = requestStream.Current.Claim;
            await responseStream.WriteAsync(new SettleStreamResponse
            {
                Position = position,
                InstitutionId = claim.InstitutionId,
                ClaimNumber = claim.ClaimNumber,
                Settlement = answer.Settlement,
            });
        }
    }
}
