using Akka.Actor;
using Ritsem.TestKit;

// A node of the test in interop/scenarios/test-nodes.test.ts: an echo, which asks the echo of the node `ritsem` between the barriers.
using var system = ActorSystem.Create("Nodes", "akka { loglevel = WARNING, remote.retry-gate-closed-for = 100 ms }\n" + TestNode.Config);
system.ActorOf(Props.Create(() => new Echo()), "echo");
using var node = await TestNode.Join(system);
var echo = system.ActorSelection($"{node.AddressOf("ritsem")}/user/echo");
var peer = system.ActorSelection($"{node.AddressOf("other")}/user/echo");

foreach (var barrier in new[] { "begin", "cut", "mended", "between C#", "mended again" })
{
    await node.EnterBarrier(barrier);
    var timeout = TimeSpan.FromMilliseconds(barrier is "cut" or "between C#" ? 1000 : 20000);
    Console.WriteLine($"{barrier}: ritsem {await Reply(echo, timeout)}, other {await Reply(peer, timeout)}");
}
await node.EnterBarrier("end");
if (args is [var code]) return int.Parse(code);
return 0;

static async Task<string> Reply(ICanTell echo, TimeSpan timeout)
{
    try
    {
        return await echo.Ask<string>("answers", timeout);
    }
    catch (AskTimeoutException)
    {
        return "is silent";
    }
}

internal sealed class Echo : ReceiveActor
{
    public Echo() => ReceiveAny(message => Sender.Tell(message));
}
