using System.Text.Json.Nodes;
using Akka.Actor;

namespace Peer;

/// <summary>Watches what it is told to and prints every <see cref="Terminated"/>.</summary>
internal sealed class WatcherActor : ReceiveActor
{
    public sealed record Watch(IActorRef Actor);

    public sealed record Unwatch(IActorRef Actor);

    public sealed record Done;

    public WatcherActor()
    {
        Receive<Watch>(request =>
        {
            Context.Watch(request.Actor);
            Sender.Tell(new Done());
        });
        Receive<Unwatch>(request =>
        {
            Context.Unwatch(request.Actor);
            Sender.Tell(new Done());
        });
        Receive<Terminated>(terminated => Output.Write(new JsonObject
        {
            ["event"] = "terminated",
            ["path"] = ValueRenderer.PathOf(terminated.ActorRef),
            ["existenceConfirmed"] = terminated.ExistenceConfirmed,
            ["addressTerminated"] = terminated.AddressTerminated,
        }));
    }
}
