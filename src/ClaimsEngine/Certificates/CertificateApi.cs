using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Certificates;

/// <summary>The certificate service on the wire.</summary>
internal sealed class CertificateApi(ICertificateRows rows, TimeProvider clock)
    : V1.CertificateService.CertificateServiceBase
{
    public override Task<V1.RegisterCertificateResponse> RegisterCertificate(
        V1.RegisterCertificateRequest request, ServerCallContext context)
    {
        var certificate = CertificateFields.Read(request);
        var outcome = rows.Register(certificate, request.InstitutionId, clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (outcome.IsFault) throw new FaultException(outcome.Fault!);
        return Task.FromResult(new V1.RegisterCertificateResponse { Certificate = outcome.Answer.ToContract() });
    }

    public override Task<V1.RevokeCertificateResponse> RevokeCertificate(
        V1.RevokeCertificateRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        var thumbprint = CertificateFields.Thumbprint(check, request.Thumbprint);
        check.ThrowIfAny();
        var outcome = rows.Revoke(thumbprint, request.InstitutionId, clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (outcome.IsFault) throw new FaultException(outcome.Fault!);
        return Task.FromResult(new V1.RevokeCertificateResponse { Certificate = outcome.Answer.ToContract() });
    }

    public override Task<V1.ListCertificatesResponse> ListCertificates(
        V1.ListCertificatesRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        check.ThrowIfAny();
        if (rows.Of(request.InstitutionId) is not { } all) throw new FaultException(Fault.InstitutionNotFound);
        var answer = new V1.ListCertificatesResponse();
        answer.Certificates.AddRange(all.Select(each => each.ToContract()));
        return Task.FromResult(answer);
    }

    public override Task<V1.FindCertificateResponse> FindCertificate(
        V1.FindCertificateRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        var thumbprint = CertificateFields.Thumbprint(check, request.Thumbprint);
        check.ThrowIfAny();
        if (rows.Find(thumbprint) is not { } found) throw new FaultException(Fault.CertificateNotFound);
        return Task.FromResult(new V1.FindCertificateResponse { Certificate = found.ToContract() });
    }
}
