using System.Collections.Immutable;
using System.Reflection;
using Akka.Cluster;
using Akka.Util;

namespace DowningDecisions;

/// <summary>The strategies, and the values that they decide on, are internal to Akka.Cluster: their members are called by name.</summary>
internal static class Internals
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly Assembly Cluster = typeof(Member).Assembly;

    public static object Create(string type, params object?[] arguments)
    {
        var constructors = Cluster.GetType(type, throwOnError: true)!.GetConstructors(All);
        return constructors.Single(c => Fits(c.GetParameters(), arguments)).Invoke(arguments);
    }

    public static object Constant(string type, string name) => Cluster.GetType(type, throwOnError: true)!.GetField(name, All)!.GetValue(null)!;

    public static object? Get(object target, string property) => target.GetType().GetProperty(property, All)!.GetValue(target);

    public static object? Call(object target, string method, params object?[] arguments)
    {
        var candidates = target.GetType().GetMethods(All).Where(m => m.Name == method);
        try
        {
            return candidates.Single(m => Fits(m.GetParameters(), arguments)).Invoke(target, arguments);
        }
        catch (TargetInvocationException failure)
        {
            throw failure.InnerException!;
        }
    }

    public static Member MemberOf(UniqueAddress node, int upNumber, MemberStatus status, ImmutableHashSet<string> roles, AppVersion version) =>
        (Member)Create(typeof(Member).FullName!, node, upNumber, status, roles, version);

    // Only arguments that are given choose between overloads: each has one whose first fitting signature is meant.
    private static bool Fits(ParameterInfo[] parameters, object?[] arguments) =>
        parameters.Length == arguments.Length
        && parameters.Zip(arguments).All(pair => pair.Second is null || pair.First.ParameterType.IsInstanceOfType(pair.Second))
        && !parameters.Any(p => p.ParameterType == typeof(IEnumerable<string>));
}
