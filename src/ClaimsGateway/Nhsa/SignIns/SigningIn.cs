using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.SignIns;

/// <summary>9001: an operator signs in for the day.</summary>
internal sealed class SigningIn(NhsaDatabase database, NhsaIds ids) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["9001"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var signNo = database.Write(ids.SignIn);
        var reply = Reply.Success()
            .With("signinoutb", new Row { ["sign_no"] = signNo, ["sign_time"] = ShanghaiClock.Text(call.Received) })
            .Saving(session => SignInStore.Add(
                session, signNo, call.Institution, call.Input.One("signIn").Text("opter_no"), call.Today));
        return Task.FromResult(reply);
    }
}
