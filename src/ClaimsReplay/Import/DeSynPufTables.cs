using ClaimsRules.Adjudication;

namespace ClaimsReplay.Import;

/// <summary>The claim tables of a DE-SynPUF folder, and how a row of each becomes a claim.</summary>
internal static class DeSynPufTables
{
    /// <summary>Hospital outpatient claims: what the payers paid and what was left to the patient.</summary>
    public static readonly DeSynPufTable Outpatient = new(
        "outpatient", "CLM_ID", "CLM_FROM_DT", "CLM_THRU_DT", "PRVDR_NUM", "hospital", "op-", HospitalLevel.Two,
        [
            "CLM_PMT_AMT", "NCH_PRMRY_PYR_CLM_PD_AMT", "NCH_BENE_PTB_DDCTBL_AMT", "NCH_BENE_PTB_COINSRNC_AMT",
            "NCH_BENE_BLOOD_DDCTBL_LBLTY_AM",
        ]);

    /// <summary>Claims of physicians' offices: the allowed charges of their lines.</summary>
    public static readonly DeSynPufTable Carrier = new(
        "carrier", "CLM_ID", "CLM_FROM_DT", "CLM_THRU_DT", "TAX_NUM_1", "hospital", "ca-", HospitalLevel.One,
        [
            "LINE_ALOWD_CHRG_AMT_1", "LINE_ALOWD_CHRG_AMT_2", "LINE_ALOWD_CHRG_AMT_3", "LINE_ALOWD_CHRG_AMT_4",
            "LINE_ALOWD_CHRG_AMT_5",
        ]);

    /// <summary>Prescription drug events: the whole cost of a fill.</summary>
    public static readonly DeSynPufTable Pde = new(
        "pde", "PDE_ID", "SRVC_DT", null, null, "pharmacy", "rx-", HospitalLevel.One, ["TOT_RX_CST_AMT"]);

    /// <summary>All of them, in the order in which they are imported.</summary>
    public static IReadOnlyList<DeSynPufTable> All { get; } = [Outpatient, Carrier, Pde];
}
