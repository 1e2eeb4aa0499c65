namespace ClaimsRules.Lines;

/// <summary>The catalogue class of an item. Numbers are those of the contract.</summary>
public enum ItemClass : byte
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>甲类.</summary>
    A = 1,

    /// <summary>乙类: part of it may be paid first by the patient.</summary>
    B = 2,

    /// <summary>丙类: fully self-paid.</summary>
    C = 3,
}
