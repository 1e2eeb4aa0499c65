using System.Globalization;
using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using ClaimsRules.Money;
using Google.Type;
using V1 = Claims.V1;

namespace ClaimsEngine.Accounts;

/// <summary>Checks the messages of the account service and reads them into the rules' words.</summary>
internal static class AccountFields
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    /// <summary>A member and a month.</summary>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named. So it is below.</exception>
    public static DateOnly Read(string memberId, Date? month)
    {
        var check = new FieldCheck();
        check.Id("member_id", memberId);
        var first = Month(check, month);
        check.ThrowIfAny();
        return first;
    }

    /// <summary>A month, by its first day.</summary>
    public static DateOnly Month(FieldCheck check, Date? month)
    {
        if (month is null) return check.Day("month", month);
        if (month.Day is 0 or 1)
            return check.Day("month", new Date { Year = month.Year, Month = month.Month, Day = 1 });
        check.Add("month", $"日为{month.Day}，须为0或1", $"has day {month.Day}; 0 or 1 is allowed");
        return default;
    }

    /// <summary>A day that has come.</summary>
    public static void NotInFuture(FieldCheck check, string field, DateOnly day, DateOnly today)
    {
        if (day <= today) return;
        check.Add(field, $"晚于今日{today:yyyy-MM-dd}",
            $"lies after today; {today:yyyy-MM-dd} or earlier is allowed");
    }

    public static BilledContribution Read(V1.RecordContributionRequest request, DateOnly today)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        var month = Month(check, request.Month);
        NotInFuture(check, "month", month, today);
        check.Amount("base_fen", request.BaseFen);
        check.Amount("employer_fen", request.EmployerFen);
        check.Amount("individual_fen", request.IndividualFen);
        var paidOn = check.Day("paid_on", request.PaidOn);
        NotInFuture(check, "paid_on", paidOn, today);
        check.ThrowIfAny();
        return new BilledContribution
        {
            MemberId = request.MemberId,
            Month = month,
            Base = new Fen(request.BaseFen),
            Employer = new Fen(request.EmployerFen),
            Individual = new Fen(request.IndividualFen),
            PaidOn = paidOn,
        };
    }

    public static BilledPurchase Read(V1.PurchaseRequest request)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        check.Id("purchase_number", request.PurchaseNumber);
        var relative = Parties(check, request.MemberId, request.RelativeMemberId);
        var day = check.Day("purchase_date", request.PurchaseDate);
        Said(check, "kind", request.Kind);
        Price(check, "total_fen", request.TotalFen);
        check.ThrowIfAny();
        return new BilledPurchase
        {
            Key = new ClaimKey(request.InstitutionId, request.PurchaseNumber),
            OwnerId = request.MemberId,
            RelativeId = relative,
            Day = day,
            Purpose = (int)request.Kind,
            Total = new Fen(request.TotalFen),
        };
    }

    public static BilledPayment Read(V1.PayContributionRequest request)
    {
        var check = new FieldCheck();
        var relative = Parties(check, request.MemberId, request.RelativeMemberId);
        check.Id("payment_number", request.PaymentNumber);
        Said(check, "scheme", request.Scheme);
        var day = check.Day("payment_date", request.PaymentDate);
        Price(check, "amount_fen", request.AmountFen);
        check.ThrowIfAny();
        return new BilledPayment
        {
            Number = request.PaymentNumber,
            OwnerId = request.MemberId,
            RelativeId = relative,
            Day = day,
            Purpose = (int)request.Scheme,
            Amount = new Fen(request.AmountFen),
        };
    }

    /// <summary>How many entries a page has, and the entry that it begins with; null is the newest.</summary>
    public static (int Size, long? From) Read(V1.ListAccountEntriesRequest request)
    {
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        if (request.PageSize is < 0 or > LargestPage)
        {
            check.Add("page_size", $"为{request.PageSize}，须为0至{LargestPage}",
                $"is {request.PageSize}; 0 to {LargestPage} are allowed");
        }

        var size = request.PageSize == 0 ? UsualPage : request.PageSize;
        var token = request.PageToken;
        var hex = NumberStyles.AllowHexSpecifier;
        if (!long.TryParse(token, hex, CultureInfo.InvariantCulture, out var from) && token.Length > 0)
            AddPageToken(check);
        check.ThrowIfAny();
        return (size, token.Length == 0 ? null : from);
    }

    /// <summary>The token of the page that begins with an entry.</summary>
    public static string PageToken(long entryId) => entryId.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Names a page token that no page of the account gave.</summary>
    public static void AddPageToken(FieldCheck check) => check.Add(
        "page_token", "不是该账户的翻页标记", "is no next_page_token of this account; send one as it was given");

    private static string? Parties(FieldCheck check, string ownerId, string relativeId)
    {
        check.Id("member_id", ownerId);
        if (relativeId.Length == 0) return null;
        check.Id("relative_member_id", relativeId);
        if (relativeId == ownerId)
            check.Add("relative_member_id", "不得为本人，本人不填", "is the owner; leave it empty for the owner");
        return relativeId;
    }

    private static void Said<T>(FieldCheck check, string field, T value)
        where T : struct, Enum
    {
        check.Word(field, value);
        if (EqualityComparer<T>.Default.Equals(value, default))
            check.Add(field, "缺失，须注明用途", $"is missing; a value of {typeof(T).Name} is required");
    }

    private static void Price(FieldCheck check, string field, long fen)
    {
        if (fen is < 1 or > FieldCheck.MostFen)
        {
            check.Add(field, $"为{fen}分，须为1至{FieldCheck.MostFen}分",
                $"is {fen} fen; 1 to {FieldCheck.MostFen} are allowed");
        }
    }
}
