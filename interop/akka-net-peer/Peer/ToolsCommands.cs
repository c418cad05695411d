using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Cluster.Tools.Client;
using Akka.Cluster.Tools.PublishSubscribe;

namespace Peer;

/// <summary>Distributed pub-sub, and the cluster client with its receptionist. Received texts are reported as events.</summary>
internal sealed class ToolsCommands(ActorSystem system)
{
    private IActorRef Mediator => DistributedPubSub.Get(system).Mediator;

    public async Task<JsonObject> Run(JsonElement command)
    {
        var name = Text(command, "command");
        switch (name)
        {
            case "tools-start":
                _ = ClusterClientReceptionist.Get(system).Underlying;
                return new() { ["mediator"] = Mediator.Path.ToStringWithoutAddress() };
            case "tools-subscribe":
                await Mediator.Ask<SubscribeAck>(new Subscribe(Text(command, "topic"), Receiver(command), Optional(command, "group")), Deadline);
                return [];
            case "tools-put":
                Mediator.Tell(new Put(Receiver(command)));
                return [];
            case "tools-service":
                ClusterClientReceptionist.Get(system).RegisterService(Receiver(command));
                return [];
            case "tools-topics":
                var topics = await Mediator.Ask<CurrentTopics>(GetTopics.Instance, Deadline);
                return new() { ["topics"] = new JsonArray(topics.Topics.Order().Select(topic => (JsonNode)topic).ToArray()) };
            case "tools-publish":
                Mediator.Tell(new Publish(Text(command, "topic"), Text(command, "text"), Flag(command, "eachGroup")));
                return [];
            case "tools-send-to-all":
                Mediator.Tell(new SendToAll(Text(command, "path"), Text(command, "text"), Flag(command, "excludeSelf")));
                return [];
            case "tools-ask":
                return await Asked(Mediator, new Send(Text(command, "path"), Text(command, "text"), Flag(command, "localAffinity")), command);
            case "client-start":
                var contacts = command.GetProperty("contacts").EnumerateArray().Select(path => ActorPath.Parse(path.GetString()!));
                var settings = ClusterClientSettings.Create(system).WithInitialContacts([.. contacts]);
                system.ActorOf(ClusterClient.Props(settings), Text(command, "actor"));
                return [];
            case "client-ask":
                return await Asked(Client(command), new ClusterClient.Send(Text(command, "path"), Text(command, "text"), true), command);
            case "client-publish":
                Client(command).Tell(new ClusterClient.Publish(Text(command, "topic"), Text(command, "text")), ActorRefs.NoSender);
                return [];
            default:
                throw new ArgumentException($"unknown command: {name}");
        }
    }

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private IActorRef Receiver(JsonElement command) => system.ActorOf(Props.Create<ReceiverActor>(), Text(command, "actor"));

    private ICanTell Client(JsonElement command) => system.ActorSelection($"/user/{Text(command, "actor")}");

    private static async Task<JsonObject> Asked(ICanTell target, object question, JsonElement command)
    {
        var timeout = command.TryGetProperty("timeoutMs", out var given) ? TimeSpan.FromMilliseconds(given.GetInt32()) : Deadline;
        return new() { ["reply"] = await target.Ask<string>(question, timeout) };
    }

    private static string Text(JsonElement command, string member) => command.GetProperty(member).GetString()!;

    private static string? Optional(JsonElement command, string member) => command.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static bool Flag(JsonElement command, string member) => command.TryGetProperty(member, out var value) && value.GetBoolean();

    /// <summary>Reports each text, and answers it.</summary>
    private sealed class ReceiverActor : ReceiveActor
    {
        public ReceiverActor() => Receive<string>(text =>
        {
            Output.Write(new() { ["event"] = "received", ["actor"] = Self.Path.Name, ["text"] = text });
            Sender.Tell($"{text} was received");
        });
    }
}
