using Akka.Actor;

namespace ShardBench;

internal sealed class EchoEntity : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message);
}
