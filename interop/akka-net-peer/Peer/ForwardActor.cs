using Akka.Actor;

namespace Peer;

/// <summary>Passes every message on with its first sender kept.</summary>
internal sealed class ForwardActor(IActorRef target) : UntypedActor
{
    protected override void OnReceive(object message) => target.Forward(message);
}
