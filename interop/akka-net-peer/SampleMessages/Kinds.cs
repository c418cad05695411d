using System.Collections.Immutable;
using Akka.Actor;

namespace SampleMessages;

// Every kind of member in every place that a member can have. The members of all these types have the same names.

/// <summary>Every kind of member as parameter of a record.</summary>
public record Positional(
    bool Flag,
    byte Tiny,
    sbyte SignedTiny,
    short Small,
    ushort UnsignedSmall,
    int Whole,
    uint UnsignedWhole,
    long Long,
    ulong UnsignedLong,
    float Single,
    double Ratio,
    decimal Price,
    char Letter,
    string Text,
    Guid Id,
    DateTime At,
    DateTimeOffset Since,
    TimeSpan Took,
    Colour Colour,
    Access Access,
    byte[] Bytes,
    Spot Spot,
    Note Note,
    IActorRef Actor,
    int[] Numbers,
    List<string> Names,
    HashSet<string> Unique,
    ImmutableList<string> Kept,
    Dictionary<string, long> Counts,
    IShape Shape,
    Figure Figure,
    (string Name, int Count) Pair,
    Reply<Note> Reply,
    ActorPath Route,
    Address Node,
    object Anything);

/// <summary>Every kind of member as property with a setter.</summary>
public class Settable
{
    public bool Flag { get; set; }

    public byte Tiny { get; set; }

    public sbyte SignedTiny { get; set; }

    public short Small { get; set; }

    public ushort UnsignedSmall { get; set; }

    public int Whole { get; set; }

    public uint UnsignedWhole { get; set; }

    public long Long { get; set; }

    public ulong UnsignedLong { get; set; }

    public float Single { get; set; }

    public double Ratio { get; set; }

    public decimal Price { get; set; }

    public char Letter { get; set; }

    public string Text { get; set; } = null!;

    public Guid Id { get; set; }

    public DateTime At { get; set; }

    public DateTimeOffset Since { get; set; }

    public TimeSpan Took { get; set; }

    public Colour Colour { get; set; }

    public Access Access { get; set; }

    public byte[] Bytes { get; set; } = null!;

    public Spot Spot { get; set; }

    public Note Note { get; set; } = null!;

    public IActorRef Actor { get; set; } = null!;

    public int[] Numbers { get; set; } = null!;

    public List<string> Names { get; set; } = null!;

    public HashSet<string> Unique { get; set; } = null!;

    public ImmutableList<string> Kept { get; set; } = null!;

    public Dictionary<string, long> Counts { get; set; } = null!;

    public IShape Shape { get; set; } = null!;

    public Figure Figure { get; set; } = null!;

    public (string Name, int Count) Pair { get; set; }

    public Reply<Note> Reply { get; set; } = null!;

    public ActorPath Route { get; set; } = null!;

    public Address Node { get; set; } = null!;

    public object Anything { get; set; } = null!;
}

/// <summary>Every kind of member where it may be null.</summary>
public record Nullable(
    bool? Flag,
    byte? Tiny,
    sbyte? SignedTiny,
    short? Small,
    ushort? UnsignedSmall,
    int? Whole,
    uint? UnsignedWhole,
    long? Long,
    ulong? UnsignedLong,
    float? Single,
    double? Ratio,
    decimal? Price,
    char? Letter,
    string? Text,
    Guid? Id,
    DateTime? At,
    DateTimeOffset? Since,
    TimeSpan? Took,
    Colour? Colour,
    Access? Access,
    byte[]? Bytes,
    Spot? Spot,
    Note? Note,
    IActorRef? Actor,
    int[]? Numbers,
    List<string>? Names,
    HashSet<string>? Unique,
    ImmutableList<string>? Kept,
    Dictionary<string, long>? Counts,
    IShape? Shape,
    Figure? Figure,
    (string Name, int Count)? Pair,
    Reply<Note>? Reply,
    ActorPath? Route,
    Address? Node,
    object? Anything);

/// <summary>Every kind of member as element of a list.</summary>
public record Elements(
    List<bool> Flag,
    List<byte> Tiny,
    List<sbyte> SignedTiny,
    List<short> Small,
    List<ushort> UnsignedSmall,
    List<int> Whole,
    List<uint> UnsignedWhole,
    List<long> Long,
    List<ulong> UnsignedLong,
    List<float> Single,
    List<double> Ratio,
    List<decimal> Price,
    List<char> Letter,
    List<string> Text,
    List<Guid> Id,
    List<DateTime> At,
    List<DateTimeOffset> Since,
    List<TimeSpan> Took,
    List<Colour> Colour,
    List<Access> Access,
    List<byte[]> Bytes,
    List<Spot> Spot,
    List<Note> Note,
    List<IActorRef> Actor,
    List<int[]> Numbers,
    List<List<string>> Names,
    List<HashSet<string>> Unique,
    List<ImmutableList<string>> Kept,
    List<Dictionary<string, long>> Counts,
    List<IShape> Shape,
    List<Figure> Figure,
    List<(string Name, int Count)> Pair,
    List<Reply<Note>> Reply,
    List<ActorPath> Route,
    List<Address> Node,
    List<object> Anything);

/// <summary>Every kind of member as element that may be null.</summary>
public record NullableElements(
    List<bool?> Flag,
    List<byte?> Tiny,
    List<sbyte?> SignedTiny,
    List<short?> Small,
    List<ushort?> UnsignedSmall,
    List<int?> Whole,
    List<uint?> UnsignedWhole,
    List<long?> Long,
    List<ulong?> UnsignedLong,
    List<float?> Single,
    List<double?> Ratio,
    List<decimal?> Price,
    List<char?> Letter,
    List<string?> Text,
    List<Guid?> Id,
    List<DateTime?> At,
    List<DateTimeOffset?> Since,
    List<TimeSpan?> Took,
    List<Colour?> Colour,
    List<Access?> Access,
    List<byte[]?> Bytes,
    List<Spot?> Spot,
    List<Note?> Note,
    List<IActorRef?> Actor,
    List<int[]?> Numbers,
    List<List<string>?> Names,
    List<HashSet<string>?> Unique,
    List<ImmutableList<string>?> Kept,
    List<Dictionary<string, long>?> Counts,
    List<IShape?> Shape,
    List<Figure?> Figure,
    List<(string Name, int Count)?> Pair,
    List<Reply<Note>?> Reply,
    List<ActorPath?> Route,
    List<Address?> Node,
    List<object?> Anything);

/// <summary>Every kind of member as value of a dictionary.</summary>
public record Entries(
    Dictionary<string, bool> Flag,
    Dictionary<string, byte> Tiny,
    Dictionary<string, sbyte> SignedTiny,
    Dictionary<string, short> Small,
    Dictionary<string, ushort> UnsignedSmall,
    Dictionary<string, int> Whole,
    Dictionary<string, uint> UnsignedWhole,
    Dictionary<string, long> Long,
    Dictionary<string, ulong> UnsignedLong,
    Dictionary<string, float> Single,
    Dictionary<string, double> Ratio,
    Dictionary<string, decimal> Price,
    Dictionary<string, char> Letter,
    Dictionary<string, string> Text,
    Dictionary<string, Guid> Id,
    Dictionary<string, DateTime> At,
    Dictionary<string, DateTimeOffset> Since,
    Dictionary<string, TimeSpan> Took,
    Dictionary<string, Colour> Colour,
    Dictionary<string, Access> Access,
    Dictionary<string, byte[]> Bytes,
    Dictionary<string, Spot> Spot,
    Dictionary<string, Note> Note,
    Dictionary<string, IActorRef> Actor,
    Dictionary<string, int[]> Numbers,
    Dictionary<string, List<string>> Names,
    Dictionary<string, HashSet<string>> Unique,
    Dictionary<string, ImmutableList<string>> Kept,
    Dictionary<string, Dictionary<string, long>> Counts,
    Dictionary<string, IShape> Shape,
    Dictionary<string, Figure> Figure,
    Dictionary<string, (string Name, int Count)> Pair,
    Dictionary<string, Reply<Note>> Reply,
    Dictionary<string, ActorPath> Route,
    Dictionary<string, Address> Node,
    Dictionary<string, object> Anything);

/// <summary>A member of any type: what arrives depends on what the document says about the value.</summary>
public class Open
{
    public object? Value { get; set; }
}
