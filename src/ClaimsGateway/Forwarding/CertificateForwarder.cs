using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards the registry of certificates.</summary>
internal sealed class CertificateForwarder(CertificateService.CertificateServiceClient engine, EngineCall call)
    : CertificateService.CertificateServiceBase
{
    /// <inheritdoc />
    public override Task<RegisterCertificateResponse> RegisterCertificate(
        RegisterCertificateRequest request, ServerCallContext context) =>
        call.SendAsync(engine.RegisterCertificateAsync, request, context);

    /// <inheritdoc />
    public override Task<RevokeCertificateResponse> RevokeCertificate(
        RevokeCertificateRequest request, ServerCallContext context) =>
        call.SendAsync(engine.RevokeCertificateAsync, request, context);

    /// <inheritdoc />
    public override Task<ListCertificatesResponse> ListCertificates(
        ListCertificatesRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ListCertificatesAsync, request, context);

    /// <inheritdoc />
    public override Task<FindCertificateResponse> FindCertificate(
        FindCertificateRequest request, ServerCallContext context) =>
        call.SendAsync(engine.FindCertificateAsync, request, context);
}
