using Akka.Actor;

namespace ClusterNode;

/// <summary>The only one in the cluster. Counts the orders since it opened, and answers each with its number.</summary>
internal sealed class Till : ReceiveActor
{
    private int _orders;

    public Till() => Receive<string>(order => Sender.Tell($"{order} is order {++_orders} of a till in C#"));

    protected override void PreStart() => Console.WriteLine("the till opens here");
}
