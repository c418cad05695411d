using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;
using ClusterNode;

// A node of the cluster "Shop", in C#: `--port N --seed N`. It prints what happens to the cluster until its input ends; then it leaves.
var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
var system = ActorSystem.Create("Shop", ConfigurationFactory.ParseString($$"""
    akka {
      loglevel = ERROR
      actor.provider = cluster
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{given.GetValueOrDefault("--port", "0")}} }
      cluster {
        seed-nodes = ["akka.tcp://Shop@127.0.0.1:{{given.GetValueOrDefault("--seed", "0")}}"]
        roles = [csharp]
        split-brain-resolver.stable-after = 5s
      }
    }
    """));
system.ActorOf(Props.Create<EventPrinter>(), "printer");
system.ActorOf(Props.Create<Cook>(), "cook");
var settings = ClusterSingletonManagerSettings.Create(system).WithSingletonName("till");
system.ActorOf(ClusterSingletonManager.Props(Props.Create<Till>(), PoisonPill.Instance, settings), "till-manager");
while (await Console.In.ReadLineAsync() is not null) { }
await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);
