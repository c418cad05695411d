using Akka.Actor;

namespace ClusterNode;

/// <summary>One on each node, at the same path.</summary>
internal sealed class Cook : ReceiveActor
{
    public Cook() => Receive<string>(order => Console.WriteLine($"the cook gets {order}"));
}
