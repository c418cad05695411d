using Akka.Actor;
using Akka.Cluster;

namespace ClusterNode;

/// <summary>Prints what happens to the cluster, in the words of the TypeScript program.</summary>
internal sealed class EventPrinter : ReceiveActor
{
    private readonly Cluster _cluster = Cluster.Get(Context.System);

    public EventPrinter()
    {
        Receive<ClusterEvent.LeaderChanged>(change => Console.WriteLine($"the leader is {change.Leader?.ToString() ?? "nobody"}"));
        Receive<ClusterEvent.MemberUp>(change => Print(change.Member, "is up"));
        Receive<ClusterEvent.MemberLeft>(change => Print(change.Member, "leaves"));
        Receive<ClusterEvent.MemberDowned>(change => Print(change.Member, "is declared dead"));
        Receive<ClusterEvent.MemberRemoved>(change => Print(change.Member, "is removed"));
        Receive<ClusterEvent.UnreachableMember>(change => Print(change.Member, "cannot be reached"));
        Receive<ClusterEvent.ReachableMember>(change => Print(change.Member, "can be reached again"));
        ReceiveAny(_ => { });
    }

    protected override void PreStart() =>
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IClusterDomainEvent));

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private static void Print(Member member, string words) =>
        Console.WriteLine($"{member.Address} ({string.Join(",", member.Roles)}) {words}");
}
