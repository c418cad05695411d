using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Akka.Actor;
using Akka.Pattern;
using Akka.Routing;
using ChatMessages;
using InteropMessages;

namespace Peer;

/// <summary>Builds the CLR value that a command names: <c>{"type": "int", "value": 7}</c>.</summary>
internal sealed class ValueReader(Func<string, IActorRef> resolve)
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["string"] = typeof(string),
        ["bool"] = typeof(bool),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["float"] = typeof(float),
        ["double"] = typeof(double),
        ["decimal"] = typeof(decimal),
        ["guid"] = typeof(Guid),
        ["date-time"] = typeof(DateTime),
        ["time-span"] = typeof(TimeSpan),
        ["bytes"] = typeof(byte[]),
        ["ref"] = typeof(IActorRef),
        ["colour"] = typeof(Colour),
        ["point-record"] = typeof(PointRecord),
        ["point-class"] = typeof(PointClass),
        ["wrapped"] = typeof(Wrapped),
        ["loose"] = typeof(Loose),
        ["harmful"] = typeof(Harmful),
        ["drawing"] = typeof(Drawing),
        ["chat-connect-request"] = typeof(ConnectRequest),
        ["chat-connect-response"] = typeof(ConnectResponse),
        ["chat-say-request"] = typeof(SayRequest),
        ["chat-say-response"] = typeof(SayResponse),
        ["chat-nick-request"] = typeof(NickRequest),
        ["chat-nick-response"] = typeof(NickResponse),
    };

    public object Read(JsonElement tagged)
    {
        var type = tagged.GetProperty("type").GetString() ?? "";
        tagged.TryGetProperty("value", out var value);
        return type switch
        {
            "nobody" => ActorRefs.Nobody,
            "poison-pill" => PoisonPill.Instance,
            "kill" => Kill.Instance,
            "identify" => new Identify(value.GetString()),
            "broadcast" => new Broadcast(Read(value)),
            "hashable" => new ConsistentHashableEnvelope(Read(value), tagged.GetProperty("key").GetString()),
            "get-routees" => GetRoutees.Instance,
            "add-routee" => new AddRoutee(new ActorRefRoutee(resolve(value.GetString()!))),
            "remove-routee" => new RemoveRoutee(new ActorRefRoutee(resolve(value.GetString()!))),
            "adjust-pool-size" => new AdjustPoolSize(value.GetInt32()),
            "nested-selection" => new ActorSelectionMessage(Read(value), [new SelectParent(), new SelectChildName(tagged.GetProperty("sibling").GetString())]),
            "status-success" => new Status.Success(Read(value)),
            "status-failure" => new Status.Failure(new InvalidOperationException(value.GetString())),
            "open-circuit-failure" => new Status.Failure(new OpenCircuitException(value.GetString(), TimeSpan.FromSeconds(1.5))),
            "reported-failure" => new Status.Failure(new UserCalledFailException()),
            "argument-failure" => new Status.Failure(new ArgumentException(value.GetString(), "count", new ArgumentNullException("below"))),
            "stock-failure" => new Status.Failure(new OutOfStockException(value.GetString()!, 3)),
            "sequences" => value.GetString() == "expressions" ? SampleMessages.Sequences.OfExpressions() : SampleMessages.Sequences.OfArrays(),
            "exception" => new InvalidOperationException(value.GetString()),
            "clr" => Convert(value, Type.GetType(tagged.GetProperty("clr").GetString()!, throwOnError: true)!)!,
            _ when Types.TryGetValue(type, out var known) => Convert(value, known) ?? throw new ArgumentException("a message cannot be null"),
            _ => throw new ArgumentException($"unknown type of value: {type}"),
        };
    }

    private object? Convert(JsonElement value, Type type)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(object) || IsOpen(type)) return Read(value);
        if (type == typeof(string)) return value.GetString();
        if (type == typeof(bool)) return value.GetBoolean();
        if (type == typeof(byte[])) return value.GetBytesFromBase64();
        if (type == typeof(Guid)) return value.GetGuid();
        if (type == typeof(TimeSpan)) return TimeSpan.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(DateTime)) return DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(IActorRef)) return value.GetString() is "nobody" ? ActorRefs.Nobody : resolve(value.GetString()!);
        if (type == typeof(DateOnly)) return DateOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(TimeOnly)) return TimeOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(BigInteger)) return BigInteger.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)) return TupleOf(value, type);
        if (type.IsEnum) return Enum.Parse(type, value.GetString()!);
        // A number may come as text: JavaScript cannot write 2^63 - 1, NaN or 1.50 otherwise.
        if (type.IsPrimitive || type == typeof(decimal))
            return System.Convert.ChangeType(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), type, CultureInfo.InvariantCulture);
        if (type == typeof(ActorPath)) return ActorPath.Parse(value.GetString()!);
        if (type == typeof(Address)) return Address.Parse(value.GetString()!);
        if (type == typeof(Uri)) return new Uri(value.GetString()!);
        if (typeof(ITuple).IsAssignableFrom(type)) return TupleOf(value, type);
        if (type.IsArray && type.GetArrayRank() == 2) return GridOf(value, type.GetElementType()!);
        if (type.IsArray) return ArrayOf(value, type.GetElementType()!);
        if (CollectionReader.EntryTypes(type) is var (keyType, valueType))
            return CollectionReader.DictionaryOf(type, keyType, valueType, value.EnumerateObject().Select(entry => (Key(entry.Name, keyType), Convert(entry.Value, valueType))));
        if (CollectionReader.ElementType(type) is { } elementType)
            return CollectionReader.CollectionOf(type, elementType, value.EnumerateArray().Select(item => Convert(item, elementType)));
        return ObjectOf(value, type);
    }

    // What stands in such a place says itself what it is.
    private static bool IsOpen(Type type) => (type.IsInterface || type.IsAbstract) && type.Assembly.GetName().Name is "SampleMessages";

    private object Key(string name, Type type) => Convert(JsonSerializer.SerializeToElement(name), type)!;

    private object TupleOf(JsonElement value, Type type)
    {
        var arguments = type.GenericTypeArguments;
        return Activator.CreateInstance(type, [.. value.EnumerateArray().Select((item, index) => Convert(item, arguments[index]))])!;
    }

    private Array ArrayOf(JsonElement value, Type element)
    {
        var array = Array.CreateInstance(element, value.GetArrayLength());
        for (var i = 0; i < array.Length; i++) array.SetValue(Convert(value[i], element), i);
        return array;
    }

    private Array GridOf(JsonElement value, Type element)
    {
        var rows = value.GetArrayLength();
        var grid = Array.CreateInstance(element, rows, rows == 0 ? 0 : value[0].GetArrayLength());
        for (var i = 0; i < grid.GetLength(0); i++)
        {
            for (var j = 0; j < grid.GetLength(1); j++) grid.SetValue(Convert(value[i][j], element), i, j);
        }
        return grid;
    }

    private object ObjectOf(JsonElement value, Type type)
    {
        if (value.TryGetProperty("$clr", out var actual)) type = Type.GetType(actual.GetString()!, throwOnError: true)!; // one that extends it
        var members = value.EnumerateObject().Where(member => member.Name != "$clr").ToDictionary(member => member.Name, member => member.Value, StringComparer.OrdinalIgnoreCase);
        // Of several constructors the one that takes most of what is given; a record's primary one, above all.
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Count(parameter => members.ContainsKey(parameter.Name!)));
        if (constructor is null && !type.IsValueType) throw new ArgumentException($"no constructor: {type}");
        var arguments = constructor?.GetParameters().Select(parameter => Take(parameter.Name!, parameter.ParameterType)).ToArray();
        var made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(arguments);
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (members.ContainsKey(field.Name)) field.SetValue(made, Take(field.Name, field.FieldType));
        }
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (property.CanWrite && members.ContainsKey(property.Name)) property.SetValue(made, Take(property.Name, property.PropertyType));
        }
        foreach (var unknown in members.Keys) throw new ArgumentException($"{type.Name} has no member {unknown}");
        return made;

        object? Take(string name, Type memberType)
        {
            if (members.Remove(name, out var member)) return Convert(member, memberType);
            return memberType.IsValueType ? Activator.CreateInstance(memberType) : null;
        }
    }
}
