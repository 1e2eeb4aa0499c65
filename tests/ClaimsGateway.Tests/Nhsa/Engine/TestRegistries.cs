using Claims.V1;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>Members.</summary>
internal sealed class TestMembers(TestLedger ledger) : MemberService.MemberServiceBase
{
    public override Task<GetMemberResponse> GetMember(GetMemberRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            if (!ledger.Members.TryGetValue(request.MemberId, out var member))
                throw TestAdjudication.Failure(Code.NotFound, "MEMBER_NOT_FOUND", "没有该参保人");
            var sum = ledger.InScopeSums.GetValueOrDefault(member.MemberId);
            return Task.FromResult(new GetMemberResponse
            {
                Member = member,
                BalanceFen = ledger.Balances.GetValueOrDefault(member.MemberId),
                Entitlement = new Entitlement
                {
                    BenefitYear = request.On.Year,
                    DeductibleFen = 80_000,
                    DeductibleLeftFen = Math.Max(0, 80_000 - sum),
                    InScopeFen = sum,
                    LimitLeftFen = Math.Max(0, 900_000 - sum),
                },
            });
        }
    }
}

/// <summary>Institutions.</summary>
internal sealed class TestInstitutions(TestLedger ledger) : InstitutionService.InstitutionServiceBase
{
    public override Task<GetInstitutionResponse> GetInstitution(
        GetInstitutionRequest request, ServerCallContext context) =>
        ledger.Institutions.TryGetValue(request.InstitutionId, out var institution)
            ? Task.FromResult(new GetInstitutionResponse { Institution = institution })
            : throw TestAdjudication.Failure(Code.NotFound, "INSTITUTION_NOT_FOUND", "没有该机构");
}

/// <summary>The catalogue.</summary>
internal sealed class TestCatalogue(TestLedger ledger) : CatalogueService.CatalogueServiceBase
{
    public override Task<GetCatalogueItemResponse> GetCatalogueItem(
        GetCatalogueItemRequest request, ServerCallContext context) =>
        ledger.Items.TryGetValue(request.ItemCode, out var item)
            ? Task.FromResult(new GetCatalogueItemResponse { Item = item })
            : throw TestAdjudication.Failure(Code.NotFound, "ITEM_NOT_FOUND", "目录中没有该项目");
}

/// <summary>External prescriptions.</summary>
internal sealed class TestPrescriptions(TestLedger ledger) : PrescriptionService.PrescriptionServiceBase
{
    public override Task<GetPrescriptionResponse> GetPrescription(
        GetPrescriptionRequest request, ServerCallContext context) =>
        ledger.Prescriptions.TryGetValue((request.InstitutionId, request.PrescriptionNumber), out var prescription)
            ? Task.FromResult(new GetPrescriptionResponse { Prescription = prescription })
            : throw TestAdjudication.Failure(Code.NotFound, "PRESCRIPTION_NOT_FOUND", "没有该处方");
}

/// <summary>Purchases from the account.</summary>
internal sealed class TestAccounts(TestLedger ledger) : AccountService.AccountServiceBase
{
    public override Task<PurchaseResponse> Purchase(PurchaseRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            var key = (request.InstitutionId, request.PurchaseNumber);
            if (ledger.Purchases.TryGetValue(key, out var before)) return Task.FromResult(before);
            var devices = request.Kind == PurchaseKind.Devices;
            if (devices && request.PurchaseDate is { Year: 2022, Month: < 7 })
            {
                return Task.FromResult(new PurchaseResponse
                {
                    Refusal = new Refusal
                    {
                        Reason = Reason.AccountUseNotAllowed,
                        RuleId = "R6.2",
                        MessageZh = "该日期个人账户不能用于此项支出。",
                    },
                });
            }

            var account = Math.Min(ledger.Balances.GetValueOrDefault(request.MemberId), request.TotalFen);
            ledger.Balances[request.MemberId] -= account;
            var entry = new AccountEntry
            {
                AmountFen = -account,
                BalanceAfterFen = ledger.Balances[request.MemberId],
                RecordedAt = ledger.Now,
                RelativeMemberId = request.MemberId,
            };
            return Task.FromResult(ledger.Purchases[key] = new PurchaseResponse
            {
                Payment = new AccountPayment
                {
                    Entry = entry,
                    AccountFen = account,
                    CashFen = request.TotalFen - account,
                },
            });
        }
    }
}
