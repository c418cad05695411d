using System.Diagnostics;
using Akka.Actor;

namespace PingPong;

/// <summary>Creates one actor after the other in the server's system, asks each one thing, and stops it.</summary>
internal static class DeployRun
{
    /// <returns>Milliseconds for each: from <c>ActorOf</c> until the answer is here.</returns>
    public static async Task<double> Measure(ActorSystem system, int serverPort, int count)
    {
        var address = Address.Parse($"akka.tcp://{PingPongSystem.ServerName}@127.0.0.1:{serverPort}");
        var props = Props.Create<EchoActor>().WithDeploy(new Deploy(new RemoteScope(address)));
        var spent = TimeSpan.Zero;
        for (var i = 0; i < count; i++)
        {
            var clock = Stopwatch.StartNew();
            var actor = system.ActorOf(props);
            await actor.Ask<string>("hit", TimeSpan.FromSeconds(10));
            spent += clock.Elapsed;
            system.Stop(actor);
        }

        return spent.TotalMilliseconds / count;
    }
}
