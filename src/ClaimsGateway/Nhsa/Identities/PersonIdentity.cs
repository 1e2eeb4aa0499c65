namespace ClaimsGateway.Nhsa.Identities;

/// <summary>
/// Who a psn_no is. It is kept apart from everything that is decided and never leaves but in an answer.
/// </summary>
/// <param name="PsnNo">人员编号, the member's id in the contract.</param>
/// <param name="CertificateType">人员证件类型, such as 01.</param>
/// <param name="CertificateNumber">证件号码.</param>
/// <param name="Name">人员姓名.</param>
/// <param name="Sex">性别: 0, 1, 2 or 9.</param>
/// <param name="Nation">民族, two digits; empty when not known.</param>
internal sealed record PersonIdentity(
    string PsnNo, string CertificateType, string CertificateNumber, string Name, string Sex, string Nation);
