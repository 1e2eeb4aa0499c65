namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>The families of signatures that hospitals' systems use.</summary>
public enum SignatureFamily
{
    /// <summary>Reports are not signed: the connection says who calls.</summary>
    None,

    /// <summary>Tencent TIF: headers <c>x-tif-…</c>, SHA-256.</summary>
    Tif,

    /// <summary><c>cainfo</c> holds SM3withSM2 over the input.</summary>
    Sm2,
}
