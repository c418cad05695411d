using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Akka.Serialization;

namespace Peer;

/// <summary>Managers and proxies of a singleton that says where it is, and reports its beginning and its end.</summary>
internal sealed class SingletonCommands(ActorSystem system)
{
    private const string Manager = "manager";
    private const string Name = "one";

    /// <summary>A manager and a proxy, <c>/user/proxy</c>. The same on each node.</summary>
    public IActorRef Create()
    {
        var settings = ClusterSingletonManagerSettings.Create(system).WithSingletonName(Name);
        system.ActorOf(ClusterSingletonManager.Props(Props.Create<OneActor>(), PoisonPill.Instance, settings), Manager);
        var proxy = ClusterSingletonProxySettings.Create(system).WithSingletonName(Name);
        return system.ActorOf(ClusterSingletonProxy.Props($"/user/{Manager}", proxy), "proxy");
    }

    private sealed class OneActor : UntypedActor
    {
        protected override void PreStart() => Report("started");

        protected override void PostStop() => Report("ended");

        protected override void OnReceive(object message) => Sender.Tell(Serialization.SerializedActorPath(Self));

        private static void Report(string what) => Output.Write(new JsonObject
        {
            ["event"] = "singleton",
            ["type"] = what,
            ["atMs"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        });
    }
}
