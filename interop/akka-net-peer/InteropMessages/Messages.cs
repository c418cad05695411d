using Akka.Actor;

namespace InteropMessages;

/// <summary>The shape that C# programs of today prefer: no setters, one constructor.</summary>
public record PointRecord(int X, int? MaybeX, long Big, string? Name, double Ratio, bool Flag);

/// <summary>The same members as <see cref="PointRecord"/> with a parameterless constructor and setters.</summary>
public class PointClass
{
    public int X { get; set; }

    public int? MaybeX { get; set; }

    public long Big { get; set; }

    public string? Name { get; set; }

    public double Ratio { get; set; }

    public bool Flag { get; set; }
}

/// <summary>One member of every kind whose form in JSON is not that of a plain number or string.</summary>
public class Wrapped
{
    public IActorRef? Ref { get; set; }

    public List<int>? Numbers { get; set; }

    public Dictionary<string, long>? Counts { get; set; }

    public byte[]? Bytes { get; set; }

    public PointClass? Inner { get; set; }

    public Guid Id { get; set; }

    public DateTime At { get; set; }

    public decimal Price { get; set; }

    public float Single { get; set; }
}

/// <summary>Members without a type of their own: what arrives depends on what the JSON says about each value.</summary>
public class Loose
{
    public object? Value { get; set; }

    public List<object?>? Items { get; set; }

    public Dictionary<string, object?>? Map { get; set; }
}

public enum Colour
{
    Red,
    Green,
    Blue,
}

/// <summary>Enums, arrays and points in a list: forms that business messages are full of.</summary>
public class Drawing
{
    public Colour Colour { get; set; }

    public Colour? Border { get; set; }

    public string[]? Layers { get; set; }

    public List<PointRecord>? Points { get; set; }

    public TimeSpan Took { get; set; }

    public DateTimeOffset Since { get; set; }
}
