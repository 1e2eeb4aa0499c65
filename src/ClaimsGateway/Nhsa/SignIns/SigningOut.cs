using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.SignIns;

/// <summary>9002: ends a sign-in of the same day.</summary>
internal sealed class SigningOut(NhsaDatabase database) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["9002"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var input = call.Input.One("signOut");
        var signNo = input.Text("sign_no");
        var isOpen = database.Read(session =>
            SignInStore.IsOpen(session, signNo, call.Institution, input.Text("opter_no"), call.Today));
        return Task.FromResult(isOpen
            ? Reply.Success()
                .With("signoutoutb", new Row { ["sign_time"] = ShanghaiClock.Text(call.Received) })
                .Saving(session => SignInStore.End(session, signNo, call.Received))
            : Reply.Failure("signOut.sign_no(签到编号)不是该操作员今日的签到"));
    }
}
