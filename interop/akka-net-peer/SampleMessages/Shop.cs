using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Runtime.Serialization;
using Akka.Actor;
using Newtonsoft.Json;

namespace SampleMessages.Shop;

// Messages as programs have them, one construct each.

/// <summary>A message without members.</summary>
public sealed class Ping;

/// <summary>
/// Members by fields, by properties with private setters and by init.
/// The comment goes on over several lines, and says */ and `code` too.
/// </summary>
public class Mixed
{
    public int Field;

    public readonly string Fixed;

    public Mixed(string @fixed, string secret)
    {
        Fixed = @fixed;
        Secret = secret;
    }

    /// <summary>Only this class sets it.</summary>
    public string Secret { get; private set; }

    public int Count { get; init; }

    public required string Needed { get; init; }
}

/// <summary>An order; its lines are a class inside it.</summary>
public record Order(string Id, IReadOnlyList<Order.Line> Lines, Money Total, Order? Replaces)
{
    public record Line(string Article, int Quantity);

    /// <summary>The state of an order, an enum inside it.</summary>
    public enum Phase
    {
        Open,
        Closed,
    }

    public Phase State { get; init; }
}

/// <summary>A tree: a class that has members of itself.</summary>
public class Tree
{
    public string Name { get; set; } = "";

    public Tree? Parent { get; set; }

    public List<Tree> Children { get; set; } = [];

    public Dictionary<string, Tree> Index { get; set; } = [];
}

/// <summary>An event about something.</summary>
public abstract record Event<T>(long Number, T Subject)
{
    public DateTimeOffset At { get; init; }
}

public record Ordered(long Number, Order Subject) : Event<Order>(Number, Subject);

public record Renamed(long Number, string Subject, string Before) : Event<string>(Number, Subject);

/// <summary>Types of .NET and generic types of this assembly, one inside the other.</summary>
public record Nested(
    Reply<List<Note>> Notes,
    Reply<int> Number,
    Reply<Money?> MaybeMoney,
    Tuple<string, int> Old,
    (string, (int, bool)) New,
    List<List<int>> Rows,
    int[][] Jagged,
    Dictionary<string, Dictionary<string, List<Note>>> Deep,
    List<IReadOnlyList<int>> Lists,
    List<(string Name, int Count)> Pairs);

/// <summary>All collections but the usual ones.</summary>
public class Collections
{
    public IEnumerable<int> Any { get; set; } = [];

    public ICollection<string> Some { get; set; } = [];

    public IReadOnlyCollection<string> ReadOnly { get; set; } = [];

    public Collection<string> Plain { get; set; } = [];

    public ISet<int> Set { get; set; } = new HashSet<int>();

    public SortedSet<string> Sorted { get; set; } = [];

    public Queue<int> Waiting { get; set; } = new();

    public LinkedList<int> Linked { get; set; } = new();

    public ImmutableArray<int> Solid { get; set; } = [];

    public ImmutableHashSet<string> SolidSet { get; set; } = [];

    public ImmutableSortedSet<int> SolidSorted { get; set; } = [];

    public ImmutableQueue<int> SolidQueue { get; set; } = [];

    public IImmutableList<string> SolidList { get; set; } = ImmutableList<string>.Empty;

    public IDictionary<string, int> Map { get; set; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> ReadOnlyMap { get; set; } = new Dictionary<string, int>();

    public SortedDictionary<string, int> SortedMap { get; set; } = [];

    public ConcurrentDictionary<string, int> SharedMap { get; set; } = new();
}

/// <summary>Dictionaries by everything that may be a key.</summary>
public record Keys(
    Dictionary<int, string> ByInt,
    Dictionary<long, string> ByLong,
    Dictionary<Guid, string> ById,
    Dictionary<Colour, string> ByColour,
    Dictionary<DateTime, string> ByTime,
    Dictionary<TimeSpan, string> BySpan,
    Dictionary<decimal, string> ByPrice,
    Dictionary<byte, string> ByByte);

/// <summary>Names and choices by Newtonsoft.Json's attributes.</summary>
public class Renaming
{
    [JsonProperty("order_id")]
    public int OrderId { get; set; }

    [JsonProperty(PropertyName = "URL")]
    public string Link { get; set; } = "";

    [JsonIgnore]
    public string Hidden { get; set; } = "";

    [JsonProperty]
    internal string Inside { get; set; } = "";
}

/// <summary>Names and choices by data contract.</summary>
[DataContract]
public class Chosen
{
    [DataMember(Name = "first_name")]
    public string First { get; set; } = "";

    [DataMember]
    public string Last { get; set; } = "";

    public string NotThis { get; set; } = "";
}

/// <summary>Made by the constructor that is marked.</summary>
public class Marked
{
    public Marked()
        : this("", 0)
    {
    }

    [JsonConstructor]
    public Marked(string name, int size)
    {
        Name = name;
        Size = size;
    }

    public string Name { get; }

    public int Size { get; }
}

/// <summary>Actors and places of actors.</summary>
public record Places(IActorRef Owner, IActorRef? Deputy, IActorRef[] Team, ActorPath Path, Address Node, List<ActorPath> Paths, Uri? Home);

/// <summary>An enum that has no zero, and one that is not an int.</summary>
public record Graded(Grade Grade, Grade? Before, List<Grade> All);

#nullable disable
/// <summary>Compiled without nullable references.</summary>
public class Oblivious
{
    public string Text { get; set; }

    public List<string> Texts { get; set; }

    public Note Note { get; set; }
}
#nullable restore
