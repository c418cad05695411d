using System.Collections;
using System.Reflection;

namespace Peer;

/// <summary>Makes .NET's collections of any kind of their elements.</summary>
internal static class CollectionReader
{
    /// <summary>Key and value of a dictionary; <c>null</c> for other types.</summary>
    public static (Type Key, Type Value)? EntryTypes(Type type) =>
        (ArgumentsOf(type, typeof(IReadOnlyDictionary<,>)) ?? ArgumentsOf(type, typeof(IDictionary<,>))) is [var key, var value] ? (key, value) : null;

    /// <summary>The element of a sequence or a set; <c>null</c> for other types.</summary>
    public static Type? ElementType(Type type) => ArgumentsOf(type, typeof(IEnumerable<>))?[0];

    public static object CollectionOf(Type type, Type element, IEnumerable<object?> items)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items) list.Add(item);
        if (type.IsInstanceOfType(list)) return list;
        var set = Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), list)!;
        if (type.IsInstanceOfType(set)) return set;
        return Immutable(type, [element], list) ?? Activator.CreateInstance(type, list)!;
    }

    public static object DictionaryOf(Type type, Type key, Type value, IEnumerable<(object Key, object? Value)> entries)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        foreach (var (entryKey, entryValue) in entries) map[entryKey] = entryValue;
        if (type.IsInstanceOfType(map)) return map;
        return Immutable(type, [key, value], map) ?? Activator.CreateInstance(type, map)!;
    }

    // ImmutableList<T> is made by ImmutableList.CreateRange<T>, IImmutableList<T> likewise.
    private static object? Immutable(Type type, Type[] arguments, object content)
    {
        if (type.Namespace != "System.Collections.Immutable") return null;
        var name = type.Name.Split('`')[0].Replace("IImmutable", "Immutable").Replace("ImmutableSet", "ImmutableHashSet");
        var factory = type.Assembly.GetType($"{type.Namespace}.{name}")!;
        return factory.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == "CreateRange" && method.GetGenericArguments().Length == arguments.Length)
            .Select(method => method.MakeGenericMethod(arguments))
            .Single(method => method.GetParameters() is [var only] && only.ParameterType.IsInstanceOfType(content))
            .Invoke(null, [content]);
    }

    private static Type[]? ArgumentsOf(Type type, Type open)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == open) return type.GenericTypeArguments;
        return type.GetInterfaces().FirstOrDefault(found => found.IsGenericType && found.GetGenericTypeDefinition() == open)?.GenericTypeArguments;
    }
}
