using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Cluster.Routing;
using Akka.Routing;

namespace Peer;

/// <summary>Routers whose routees are on the members of the cluster. Their routees say where they are.</summary>
internal sealed class ClusterRouterCommands(ActorSystem system)
{
    private const int Total = 100;

    /// <summary><c>perNode</c> routees on each other member, or on all if <c>local</c>.</summary>
    public IActorRef CreatePool(JsonElement command)
    {
        var settings = new ClusterRouterPoolSettings(Total, command.GetProperty("perNode").GetInt32(), IsLocal(command));
        return Start(Props.Create<LocatorActor>().WithRouter(new ClusterRouterPool(new RoundRobinPool(0), settings)), command);
    }

    public IActorRef CreateGroup(JsonElement command)
    {
        string[] paths = [command.GetProperty("path").GetString()!];
        var settings = new ClusterRouterGroupSettings(Total, paths, IsLocal(command));
        return Start(Props.Empty.WithRouter(new ClusterRouterGroup(new RoundRobinGroup(paths), settings)), command);
    }

    /// <summary>Asks with a text, and answers with the text of the reply.</summary>
    public static async Task<JsonObject> AskText(JsonElement command, ICanTell target, TimeSpan timeout) =>
        new() { ["reply"] = await target.Ask<string>(command.GetProperty("text").GetString()!, timeout) };

    private IActorRef Start(Props props, JsonElement command) => system.ActorOf(props, command.GetProperty("name").GetString());

    private static bool IsLocal(JsonElement command) => command.GetProperty("local").GetBoolean();
}
