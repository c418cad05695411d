using System.Diagnostics;
using System.Text.Json;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using ShardBench;

// The counterpart of bench/remote-sharding.ts, whose head describes the form: `server` hosts entities and plain actors, `client --port N` is a proxy.
const int Actors = 64;
const int Shards = 20;
const string TypeName = "Echo";
var options = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
var isServer = args[0] == "server";
var seed = options.GetValueOrDefault("--port", "0");
var system = ActorSystem.Create("Bench", ConfigurationFactory.ParseString($$"""
    akka {
      loglevel = ERROR
      stdout-loglevel = ERROR
      actor.provider = cluster
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
      cluster {
        roles = [{{(isServer ? "host" : "user")}}]
        sharding { role = host, state-store-mode = ddata, distributed-data.durable.keys = [], retry-interval = 500ms }
      }
    }
    """));
var cluster = Cluster.Get(system);
var extractor = HashCodeMessageExtractor.Create(Shards, _ => null!, message => message);
var sharding = ClusterSharding.Get(system);

if (isServer)
{
    await cluster.JoinAsync(cluster.SelfAddress);
    for (var i = 0; i < Actors; i++) system.ActorOf(Props.Create<EchoEntity>(), $"echo{i}");
    await sharding.StartAsync(TypeName, _ => Props.Create<EchoEntity>(), ClusterShardingSettings.Create(system), extractor);
    Console.WriteLine($"READY {cluster.SelfAddress.Port}");
    while (Console.In.Read() >= 0) { }
    await system.Terminate();
    return;
}

var server = new Address(cluster.SelfAddress.Protocol, "Bench", "127.0.0.1", int.Parse(seed));
await cluster.JoinAsync(server);
var proxy = await sharding.StartProxyAsync(TypeName, "host", extractor);
var total = int.Parse(options.GetValueOrDefault("--total", "300000"));
var clients = int.Parse(options.GetValueOrDefault("--clients", "10"));
var rounds = int.Parse(options.GetValueOrDefault("--rounds", "5"));
for (var round = 0; round <= rounds; round++)
{
    var plain = await Measure(i => (PlainOf(i), "hit"));
    var sharded = await Measure(i => (proxy, new ShardingEnvelope($"e{i}", "hit")));
    if (round > 0) Console.WriteLine(JsonSerializer.Serialize(new { peer = "akka.net", @case = "sharding", round, plain, sharded, share = Math.Round((double)sharded / plain, 3) }));
}
await system.Terminate();

IActorRef PlainOf(int index) => system.ActorSelection($"{server}/user/echo{index}").ResolveOne(TimeSpan.FromSeconds(30)).Result;

// Messages a second, both directions together.
async Task<long> Measure(Func<int, (IActorRef Target, object Message)> targetOf)
{
    var roundTrips = total / clients;
    var done = Enumerable.Range(0, clients).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
    var actors = done.Select((each, index) =>
    {
        var (target, message) = targetOf(index);
        return system.ActorOf(Props.Create(() => new ClientActor(target, message, roundTrips, each)));
    }).ToArray();
    var clock = Stopwatch.StartNew();
    foreach (var actor in actors) actor.Tell(ClientActor.Start.Instance);
    await Task.WhenAll(done.Select(each => each.Task));
    var seconds = clock.Elapsed.TotalSeconds;
    foreach (var actor in actors) system.Stop(actor);
    return (long)(2.0 * roundTrips * clients / seconds);
}
