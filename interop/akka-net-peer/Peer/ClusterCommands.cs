using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Cluster;

namespace Peer;

/// <summary>Joining, leaving and looking at a cluster. The system must have been started with <c>akka.actor.provider = cluster</c>.</summary>
internal sealed class ClusterCommands(ActorSystem system)
{
    private Cluster Cluster => Cluster.Get(system);

    public JsonObject Join(JsonElement command)
    {
        Cluster.Join(AddressOf(command));
        return [];
    }

    public JsonObject Leave(JsonElement command)
    {
        Cluster.Leave(AddressOf(command));
        return [];
    }

    public JsonObject Down(JsonElement command)
    {
        Cluster.Down(AddressOf(command));
        return [];
    }

    public JsonObject State()
    {
        var state = Cluster.State;
        return new()
        {
            ["members"] = new JsonArray(state.Members.Select(Rendered).ToArray()),
            ["unreachable"] = new JsonArray(state.Unreachable.Select(member => (JsonNode)member.Address.ToString()).ToArray()),
            ["seenBy"] = new JsonArray(state.SeenBy.Select(address => (JsonNode)address.ToString()).ToArray()),
            ["leader"] = state.Leader?.ToString(),
        };
    }

    /// <summary>What this version of Akka.Cluster has, by reflection: statuses on the wire, events of members, and methods for programs.</summary>
    public static JsonObject Contract()
    {
        var statuses = typeof(Cluster).Assembly.GetType("Akka.Cluster.Serialization.Proto.Msg.Member+Types+MemberStatus", throwOnError: true)!;
        var events = typeof(ClusterEvent).GetNestedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ClusterEvent.IMemberEvent)));
        var methods = typeof(Cluster).GetMethods().Where(method => method.DeclaringType == typeof(Cluster) && !method.IsSpecialName);
        return new()
        {
            ["statuses"] = new JsonObject(Enum.GetNames(statuses).Select(name => KeyValuePair.Create(name, (JsonNode?)(int)Enum.Parse(statuses, name)))),
            ["events"] = SortedNames(events.Where(type => !type.IsAbstract).Select(type => type.Name)),
            ["methods"] = SortedNames(methods.Select(method => method.Name)),
        };
    }

    /// <summary>Reports every event of the cluster, if the system is a node of one.</summary>
    public static void ReportEvents(ActorSystem system)
    {
        if (((ExtendedActorSystem)system).Provider is not ClusterActorRefProvider) return;
        var reporter = ((ExtendedActorSystem)system).SystemActorOf(Props.Create<ReporterActor>(), "peer-cluster-reporter");
        Cluster.Get(system).Subscribe(
            reporter,
            ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents,
            typeof(ClusterEvent.IMemberEvent),
            typeof(ClusterEvent.IReachabilityEvent),
            typeof(ClusterEvent.LeaderChanged));
    }

    private Address AddressOf(JsonElement command) =>
        command.TryGetProperty("address", out var address) ? Address.Parse(address.GetString()!) : Cluster.SelfAddress;

    private static JsonArray SortedNames(IEnumerable<string> names) =>
        new(names.Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name).ToArray());

    private static JsonNode Rendered(Member member) => new JsonObject
    {
        ["address"] = member.Address.ToString(),
        ["uid"] = member.UniqueAddress.Uid.ToString(),
        ["status"] = member.Status.ToString(),
        ["roles"] = new JsonArray(member.Roles.Order().Select(role => (JsonNode)role).ToArray()),
        ["version"] = member.AppVersion.ToString(),
    };

    private sealed class ReporterActor : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            var line = new JsonObject { ["event"] = "cluster", ["type"] = message.GetType().Name };
            line["address"] = message switch
            {
                ClusterEvent.IMemberEvent change => change.Member.Address.ToString(),
                ClusterEvent.ReachabilityEvent reach => reach.Member.Address.ToString(),
                ClusterEvent.LeaderChanged changed => changed.Leader?.ToString(),
                _ => null,
            };
            if (message is ClusterEvent.MemberRemoved removed) line["previousStatus"] = removed.PreviousStatus.ToString();
            Output.Write(line);
        }
    }
}
