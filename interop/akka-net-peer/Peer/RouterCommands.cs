using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Remote.Routing;
using Akka.Routing;

namespace Peer;

/// <summary>Routers of every kind, to routees here and elsewhere, and what a router is asked about its routees.</summary>
internal sealed class RouterCommands(ActorSystem system)
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary><c>router</c> is a short name as in configurations, or <c>from-config</c>. A pool may have <c>nodes</c>, a group needs <c>paths</c>.</summary>
    public IActorRef Create(JsonElement command, Props routee)
    {
        var config = Router(command);
        if (Texts(command, "nodes") is { Length: > 0 } nodes)
            config = new RemoteRouterConfig((Pool)config, nodes.Select(Address.Parse).ToArray());
        var props = config is Group ? Props.Empty : routee;
        props = props.WithRouter(config);
        if (command.TryGetProperty("deployTo", out var target))
            props = props.WithDeploy(new Deploy(new RemoteScope(Address.Parse(target.GetString()!))).WithRouterConfig(config));
        return system.ActorOf(props, command.GetProperty("name").GetString());
    }

    public static async Task<JsonObject> Routees(IActorRef router, TimeSpan timeout)
    {
        var routees = await router.Ask<Routees>(GetRoutees.Instance, timeout);
        return new() { ["routees"] = new JsonArray([.. routees.Members.Select(Shown)]) };
    }

    private static JsonNode? Shown(Routee routee) => routee switch
    {
        ActorRefRoutee one => ValueRenderer.PathOf(one.Actor),
        ActorSelectionRoutee many => many.Selection.ToString(),
        _ => routee.ToString(),
    };

    private static RouterConfig Router(JsonElement command)
    {
        var count = command.TryGetProperty("count", out var number) ? number.GetInt32() : 0;
        var paths = Texts(command, "paths");
        return command.GetProperty("router").GetString() switch
        {
            "from-config" => FromConfig.Instance,
            "round-robin-pool" => new RoundRobinPool(count),
            "random-pool" => new RandomPool(count),
            "smallest-mailbox-pool" => new SmallestMailboxPool(count),
            "broadcast-pool" => new BroadcastPool(count),
            "scatter-gather-pool" => new ScatterGatherFirstCompletedPool(count, Within),
            "tail-chopping-pool" => new TailChoppingPool(count, Within, Interval),
            "consistent-hashing-pool" => new ConsistentHashingPool(count),
            "round-robin-group" => new RoundRobinGroup(paths),
            "random-group" => new RandomGroup(paths),
            "broadcast-group" => new BroadcastGroup(paths),
            "scatter-gather-group" => new ScatterGatherFirstCompletedGroup(paths, Within),
            "tail-chopping-group" => new TailChoppingGroup(paths, Within, Interval),
            "consistent-hashing-group" => new ConsistentHashingGroup(paths),
            var unknown => throw new ArgumentException($"unknown router: {unknown}"),
        };
    }

    private static string[] Texts(JsonElement command, string member) => command.TryGetProperty(member, out var list)
        ? [.. list.EnumerateArray().Select(text => text.GetString()!)]
        : [];
}
