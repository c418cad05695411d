using Akka.Actor;
using InteropMessages;

namespace Peer;

/// <summary>Tells every actor that it is given a ref of "hello".</summary>
internal sealed class VisitorActor : ReceiveActor
{
    public VisitorActor()
    {
        Receive<IActorRef>(actor => actor.Tell("hello"));
        Receive<Wrapped>(wrapped => wrapped.Ref.Tell("hello"));
    }
}
