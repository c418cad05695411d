using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using ShardNode;

// A node of the cluster "Shop" that hosts orders, in C#: `--port N --seed N`. Each line of its input is the id of an order and what is added to it. It
// prints the answers, and which orders open and close here, until its input ends; then it leaves.
const int Shards = 20;
var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
var system = ActorSystem.Create("Shop", ConfigurationFactory.ParseString($$"""
    akka {
      loglevel = ERROR
      actor.provider = cluster
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{given.GetValueOrDefault("--port", "0")}} }
      cluster {
        seed-nodes = ["akka.tcp://Shop@127.0.0.1:{{given.GetValueOrDefault("--seed", "0")}}"]
        app-version = 1.0.0
        split-brain-resolver.stable-after = 5s
        sharding { state-store-mode = ddata, rebalance-interval = 1h, distributed-data.durable.keys = [] }
      }
    }
    """));
var cluster = Cluster.Get(system);
cluster.RegisterOnMemberUp(() => Console.WriteLine($"{cluster.SelfAddress} is up"));
var sharding = ClusterSharding.Get(system);
// Envelopes carry the id of the order, and are understood without the extractor.
var extractor = HashCodeMessageExtractor.Create(Shards, _ => null!, message => message);
var orders = await sharding.StartAsync("Order", id => Props.Create(() => new Order(id)), ClusterShardingSettings.Create(system), extractor);
while (!(await Ask<CurrentRegions>(GetCurrentRegions.Instance)).Regions.Contains(cluster.SelfAddress)) await Task.Delay(200);
Console.WriteLine("orders may open here");
while (await Console.In.ReadLineAsync() is { } line)
{
    if (line.Split(' ', 2) is not [var id, var what]) continue;
    Console.WriteLine(await Ask<string>(new ShardingEnvelope(id, what)));
}
await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);

// Asks again until there is an answer: messages for a node that has crashed are lost until it is removed from the cluster.
async Task<T> Ask<T>(object message)
{
    while (true)
    {
        try
        {
            return await orders.Ask<T>(message, TimeSpan.FromSeconds(20));
        }
        catch (AskTimeoutException)
        {
        }
    }
}
