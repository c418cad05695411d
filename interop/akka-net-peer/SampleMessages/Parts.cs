namespace SampleMessages;

// What the members of the other types are made of.

/// <summary>A colour; the numbers are those on the wire.</summary>
public enum Colour
{
    Red,

    /// <summary>The colour of grass.</summary>
    Green,
    Blue = 7,
}

/// <summary>What somebody may do.</summary>
[Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,
    All = Read | Write,
}

/// <summary>An enum without a value for zero.</summary>
public enum Grade : short
{
    Worst = -1,
    Best = 1,
}

/// <summary>A struct with setters.</summary>
public struct Spot
{
    public int X { get; set; }

    public int Y { get; set; }
}

/// <summary>A struct that is made by its constructor.</summary>
public readonly record struct Money(decimal Amount, string Currency);

/// <summary>A small record.</summary>
/// <param name="Title">What it is about; see <see cref="Reply{T}"/>.</param>
/// <param name="Stars">From 1 to 5.</param>
public record Note(string Title, int Stars);

/// <summary>A note with more to it: it may stand wherever a <see cref="Note"/> is declared.</summary>
public record LongNote(string Title, int Stars, string Body) : Note(Title, Stars);

/// <summary>A generic record.</summary>
/// <typeparam name="T">What is answered.</typeparam>
public record Reply<T>(T Value, bool IsFinal);

/// <summary>Whatever has an area.</summary>
public interface IShape
{
    string Label { get; }
}

public record Circle(string Label, double Radius) : IShape;

public record Square(string Label, double Side) : IShape;

/// <summary>A base class of which there are no instances.</summary>
public abstract class Figure
{
    protected Figure(string name) => Name = name;

    public string Name { get; }
}

public class Line(string name, Spot from, Spot to) : Figure(name)
{
    public Spot From { get; } = from;

    public Spot To { get; } = to;
}

public class Dot(string name, Spot at) : Figure(name)
{
    public Spot At { get; } = at;
}
