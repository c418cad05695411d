using Akka.Actor;
using Akka.Serialization;

namespace Peer;

/// <summary>Answers every message with its own full path: who of several got it, and where it lives.</summary>
internal sealed class LocatorActor : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(Serialization.SerializedActorPath(Self));
}
