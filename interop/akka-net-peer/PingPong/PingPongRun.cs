using System.Diagnostics;
using Akka.Actor;

namespace PingPong;

/// <summary>Runs one point after the other over the same association.</summary>
internal sealed class PingPongRun(ActorSystem system, int serverPort, object message)
{
    /// <param name="Messages">Sent by both sides together: twice the round trips.</param>
    /// <param name="CpuSeconds">What this process spent, all threads; in-process that is both sides.</param>
    public sealed record Point(long Messages, double Seconds, double CpuSeconds);

    public async Task<Point> Measure(int clients, int totalRoundTrips)
    {
        if (clients is < 1 or > PingPongSystem.EchoActors)
            throw new ArgumentOutOfRangeException(nameof(clients), clients, $"1 to {PingPongSystem.EchoActors}");
        var roundTrips = (totalRoundTrips + clients - 1) / clients;

        var actors = new List<IActorRef>();
        var allDone = new List<Task>();
        for (var i = 0; i < clients; i++)
        {
            var echo = await PingPongSystem.ActorOfServer(system, serverPort, $"echo{i}");
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            actors.Add(system.ActorOf(Props.Create(() => new ClientActor(echo, roundTrips, message, done))));
            allDone.Add(done.Task);
        }

        using var process = Process.GetCurrentProcess();
        var cpuBefore = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        foreach (var actor in actors) actor.Tell(ClientActor.Start.Instance);
        await Task.WhenAll(allDone);
        clock.Stop();
        process.Refresh();
        var cpu = process.TotalProcessorTime - cpuBefore;

        foreach (var actor in actors) system.Stop(actor);
        return new Point(2L * roundTrips * clients, clock.Elapsed.TotalSeconds, cpu.TotalSeconds);
    }
}
