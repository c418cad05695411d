using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Serialization;
using Akka.Util;
using InteropMessages;
using Newtonsoft.Json.Linq;

namespace Peer;

/// <summary>
/// Shows a received value member by member, from the CLR object and not from its bytes, so that a test sees what a C# actor sees.
/// Numbers that JavaScript would round (long, ulong, decimal) become strings; refs become their full path.
/// </summary>
internal static class ValueRenderer
{
    /// <summary>The value with its CLR type, as <c>{"clr": "Namespace.Type, Assembly", "value": …}</c>.</summary>
    public static JsonObject Render(object? value) => new()
    {
        ["clr"] = value switch
        {
            null => null,
            IActorRef => "IActorRef", // its real class is an inner matter of Akka.NET
            _ => value.GetType().TypeQualifiedName(),
        },
        ["value"] = Shape(value),
    };

    /// <summary>Path with address and uid; null for no sender and for dead letters.</summary>
    public static string? PathOf(IActorRef? actor) => actor is null || actor.IsNobody() || actor is DeadLetterActorRef
        ? null
        : Serialization.SerializedActorPath(actor);

    private static JsonNode? Shape(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        char letter => letter.ToString(),
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value),
        long or ulong or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? number : number.ToString(CultureInfo.InvariantCulture),
        float number => float.IsFinite(number) ? number : number.ToString(CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        Guid or TimeSpan => value.ToString(),
        DateOnly day => day.ToString("O"),
        TimeOnly time => time.ToString("O"),
        System.Numerics.BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        _ when PairOf(value) is var (key, content) => new JsonArray(Shape(key), Shape(content)),
        DateTime moment => moment.ToString("O"),
        DateTimeOffset moment => moment.ToString("O"),
        byte[] bytes => Convert.ToBase64String(bytes),
        IActorRef actor => PathOf(actor),
        ActorSelection selection => selection.ToString(),
        Type type => type.TypeQualifiedName(),
        ActorPath or Address or Uri => value.ToString(),
        ITuple tuple => new JsonArray([.. Enumerable.Range(0, tuple.Length).Select(index => Shape(tuple[index]))]),
        JToken unread => JsonNode.Parse(unread.ToString()),
        OutOfStockException { Sku: var sku, Left: var left } => new JsonObject { ["sku"] = sku, ["left"] = left },
        ArgumentException { ParamName: var name, InnerException: var inner } failure => new JsonObject
        {
            ["message"] = failure.Message,
            ["paramName"] = name,
            ["inner"] = inner is null ? null : Render(inner),
        },
        Exception failure => new JsonObject { ["message"] = failure.Message },
        IDictionary map => new JsonObject(map.Keys.Cast<object>()
            .Select(key => KeyValuePair.Create(Convert.ToString(key, CultureInfo.InvariantCulture) ?? "", ShapeAs(ElementType(map, 1), map[key])))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => ShapeAs(ElementType(list, 0), item))]),
        Status.Success success => new JsonObject { ["Status"] = Render(success.Status) },
        Status.Failure failure => new JsonObject { ["Cause"] = Render(failure.Cause) },
        _ when IsOfAProgram(value.GetType()) => Members(value),
        _ => value.ToString(),
    };

    private static (object? Key, object? Value)? PairOf(object value)
    {
        var type = value.GetType();
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(KeyValuePair<,>)) return null;
        return (type.GetProperty("Key")!.GetValue(value), type.GetProperty("Value")!.GetValue(value));
    }

    // Objects of the runtime and of Akka.NET may hold the whole actor system, in circles. Dead letters bring such objects here.
    private static bool IsOfAProgram(Type type) => type.Assembly.GetName().Name is { } name
        && name != "System" && name != "Akka" && !name.StartsWith("System.") && !name.StartsWith("Akka.");

    private static JsonObject Members(object value)
    {
        var members = new JsonObject();
        foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
            members[field.Name] = ShapeAs(field.FieldType, field.GetValue(value));
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
                members[property.Name] = ShapeAs(value is SampleMessages.Sequences ? typeof(object) : property.PropertyType, property.GetValue(value));
        }
        return members;
    }

    // Where the declaration leaves the type open, what came out of the wire is what a test wants to know.
    private static JsonNode? ShapeAs(Type declared, object? value) => value is not null && (IsOpen(declared) || IsOther(declared, value.GetType()))
        ? Render(value)
        : Shape(value);

    // An instance of a class that extends the declared one.
    private static bool IsOther(Type declared, Type actual) => declared.IsClass && IsOfAProgram(declared) && declared != actual;

    private static bool IsOpen(Type declared) => declared == typeof(object)
        || ((declared.IsInterface || declared.IsAbstract) && declared.Assembly.GetName().Name == "SampleMessages");

    private static Type ElementType(object collection, int argument)
    {
        var type = collection.GetType();
        if (type.IsArray) return type.GetElementType()!;
        return type.GenericTypeArguments is { } arguments && arguments.Length > argument ? arguments[argument] : typeof(object);
    }
}
