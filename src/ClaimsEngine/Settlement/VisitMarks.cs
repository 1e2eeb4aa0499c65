using ClaimsEngine.Contract;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>What is recorded of a visit (R7.2), as bits: bit n is the contract's mark n.</summary>
internal static class VisitMarks
{
    /// <summary>Checks the marks and reads them.</summary>
    public static int Read(FieldCheck check, IReadOnlyList<V1.VisitMark> marks)
    {
        var bits = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            var path = $"claim.marks[{i}]";
            if (marks[i] == V1.VisitMark.Unspecified || !Enum.IsDefined(marks[i]))
            {
                check.Add(path, $"取值{marks[i]:D}未定义", $"{marks[i]:D} is no mark of a visit");
                continue;
            }

            var bit = 1 << (int)marks[i];
            if ((bits & bit) != 0) check.Add(path, "重复，每个标识只能一次", "is there twice; each mark is allowed once");
            bits |= bit;
        }

        return bits;
    }
}
