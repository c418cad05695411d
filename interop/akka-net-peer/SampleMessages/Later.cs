using System.Numerics;

namespace SampleMessages;

// Types that came to .NET late, or that few messages have.

/// <summary>An enum of 64 bits.</summary>
public enum Width : long
{
    None = 0,
    Huge = 1L << 40,
}

/// <summary>Enums, whose numbers need no names.</summary>
public record Numbered(Width Width, Grade Grade, Colour Colour, Access Access, List<Grade> Grades);

public record Days(DateOnly Day, TimeOnly Time, DateOnly? MaybeDay, TimeOnly? MaybeTime, List<DateOnly> AllDays, Dictionary<DateOnly, string> ByDay);

public record Large(BigInteger Big, BigInteger? MaybeBig, List<BigInteger> AllBig);

/// <summary>Pairs. URL and others are spelled as abbreviations are.</summary>
public record Pairs(KeyValuePair<string, string> Texts, KeyValuePair<long, Note?> Notes, List<KeyValuePair<string, string>> All, string URL, int IPAddress);

public record Grids(int[,] Cells, string[,] Names);

/// <summary>Members declared as interfaces of collections.</summary>
public record Sequences(IEnumerable<string> Texts, IReadOnlyList<int> Whole, IReadOnlyDictionary<string, int> Counts)
{
    /// <summary>Lists of types that only the compiler knows.</summary>
    public static Sequences OfExpressions() => new(["a"], [1, 2], new SortedDictionary<string, int> { ["b"] = 3 });

    public static Sequences OfArrays() => new(new[] { "a" }, new[] { 1, 2 }, new SortedDictionary<string, int> { ["b"] = 3 });
}
