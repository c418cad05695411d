using Akka.Actor;
using DeliveryPeer;

// Reliable delivery of Akka.NET as a program: `DeliveryPeer capture` prints what serializer 36 writes; `producer COUNT CHUNK` waits for a consumer, and
// `consumer PATH` takes what the producer controller with this path sends. `workers COUNT PATH confirm` starts so many workers for the work-pulling
// controller with this path; with `keep`, they never confirm. `work COUNT WORKERS` gives so many messages to so many workers. The lines that it prints are
// what the scenario of the interop tests waits for. `bench-producer WORKERS BYTES` and `bench-workers PATH…` are the ends of bench/work-pulling.ts, which
// asks for counts by lines.
var chunk = args is ["producer", _, var bytes] ? bytes : "off";
using var system = ActorSystem.Create("Golden", $$"""
    akka {
      loglevel = WARNING
      stdout-loglevel = WARNING
      actor.provider = cluster
      remote.dot-netty.tcp { hostname = 127.0.0.1, port = {{(args is ["capture"] ? 25631 : 0)}} }
      reliable-delivery {
        producer-controller.chunk-large-messages = {{chunk}}
        consumer-controller { resend-interval-min = 500ms }
      }
    }
    """);
if (args is ["capture"])
{
    Capture.Print((ExtendedActorSystem)system);
}
else
{
    IEnumerable<IActorRef> roles = args switch
    {
        ["producer", var count, _] => [Roles.StartProducer(system, int.Parse(count))],
        ["workers", var count, var path, var mode] => WorkRoles.StartWorkers(system, int.Parse(count), path, mode == "confirm"),
        ["work", var count, var workers] => WorkRoles.StartProducer(system, int.Parse(count), int.Parse(workers)),
        ["bench-producer", var workers, var size] => BenchRoles.StartProducer(system, int.Parse(workers), int.Parse(size)),
        ["bench-workers", .. var paths] => BenchRoles.StartWorkers(system, paths),
        _ => [Roles.StartConsumer(system, args[1])],
    };
    Console.WriteLine($"READY {string.Join(" ", roles.Select(Akka.Serialization.Serialization.SerializedActorPath))}");
    while (Console.In.ReadLine() is not null) Console.WriteLine($"COUNT {BenchRoles.Count}");
}
await system.Terminate();
