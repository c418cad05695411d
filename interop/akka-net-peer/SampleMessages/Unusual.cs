using System.Collections;
using System.Collections.Immutable;
using Akka.Actor;
using Newtonsoft.Json;

namespace SampleMessages.Unusual;

// What has no counterpart in another language, one reason each.

public class Callbacks
{
    public string Name { get; set; } = "";

    public Action? Done { get; set; }

    public Type? Kind { get; set; }

    public int[,]? Grid { get; set; }

    public KeyValuePair<string, int> Pair { get; set; }

    public Stack<int>? Undo { get; set; }

    public int Computed => Name.Length;

    public ImmutableDictionary<string, int> Stock { get; set; } = ImmutableDictionary<string, int>.Empty;
}

public class Failure : Exception;

public class Bag : IEnumerable<int>
{
    public IEnumerator<int> GetEnumerator() => Enumerable.Empty<int>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public class TwoWays
{
    public TwoWays(int number) => Number = number;

    public TwoWays(string text) => Number = text.Length;

    public int Number { get; }
}

public record Unused<T>(T Value);

[JsonConverter(typeof(Converter))]
public class Converted
{
    public int Number { get; set; }

    private sealed class Converter : JsonConverter<Converted>
    {
        public override void WriteJson(JsonWriter writer, Converted? value, JsonSerializer serializer) => writer.WriteValue(value?.Number);

        public override Converted ReadJson(JsonReader reader, Type objectType, Converted? existing, bool hasExisting, JsonSerializer serializer) => new();
    }
}

public static class Helpers
{
    public static int One => 1;
}

/// <summary>An actor that may be deployed.</summary>
public class Greeter : ReceiveActor
{
    public Greeter(string greeting, int times, Note note, IActorRef? other)
    {
        Receive<string>(name => Sender.Tell($"{string.Concat(Enumerable.Repeat(greeting, times))} {name} {note} {other is null}"));
    }

    public Greeter(Guid id) => Receive<string>(_ => Sender.Tell(id.ToString()));
}

public abstract class Template : UntypedActor;

/// <summary>An actor by way of another class.</summary>
public class Listener : Template
{
    protected override void OnReceive(object message)
    {
    }
}
