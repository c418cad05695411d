using Akka.Actor;

namespace Peer;

/// <summary>Sends every message back to where it came from.</summary>
internal sealed class EchoActor : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message);
}
