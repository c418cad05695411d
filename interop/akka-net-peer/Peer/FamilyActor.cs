using Akka.Actor;

namespace Peer;

/// <summary>Has children of the given names, each of which answers with its own path.</summary>
internal sealed class FamilyActor : UntypedActor
{
    public FamilyActor(string[] children)
    {
        foreach (var name in children) Context.ActorOf(Props.Create<LocatorActor>(), name);
    }

    protected override void OnReceive(object message) => Unhandled(message);
}
