using System.Diagnostics;
using System.Runtime.InteropServices;
using Akka.Actor;

namespace PingPong;

/// <summary>
/// An open loop: message n is due at a time that depends on the rate alone, and its latency is counted from that time, whether or not it could be sent then.
/// </summary>
internal static partial class LoadRun
{
    private const int EchoActors = 10;
    private const int Window = 500;
    private const uint PauseMicros = 50;

    /// <summary>Measures the highest throughput, then shares of it.</summary>
    public static async Task Measure(ActorSystem system, int serverPort, int[] percents, double seconds, Action<object> print)
    {
        var echoes = await Task.WhenAll(Enumerable.Range(0, EchoActors).Select(i => PingPongSystem.ActorOfServer(system, serverPort, $"echo{i}")));
        await Highest(system, echoes, seconds); // warms up
        var highest = await Highest(system, echoes, seconds);
        foreach (var percent in percents) print(await Run(system, echoes, percent, highest * percent / 100, seconds));
    }

    private static async Task<double> Highest(ActorSystem system, IActorRef[] echoes, double seconds)
    {
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = Stopwatch.StartNew();
        var actor = system.ActorOf(Props.Create(() => new ClosedLoop(echoes, clock, seconds, done)));
        var received = await done.Task;
        var perSecond = received / clock.Elapsed.TotalSeconds;
        system.Stop(actor);
        return perSecond;
    }

    private static async Task<object> Run(ActorSystem system, IActorRef[] echoes, int percent, double perSecond, double seconds)
    {
        var count = (int)(perSecond * seconds);
        var micros = new double[count];
        Array.Fill(micros, double.PositiveInfinity);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new Stopwatch();
        var collector = system.ActorOf(Props.Create(() => new Collector(micros, perSecond, clock, done)));
        var pauses = GC.GetTotalPauseDuration();
        var collections = GC.CollectionCount(0);
        await Task.Factory.StartNew(() => Send(echoes, collector, count, perSecond, clock), TaskCreationOptions.LongRunning);
        await Task.WhenAny(done.Task, Task.Delay(TimeSpan.FromSeconds(10)));
        system.Stop(collector);
        var gcMs = (GC.GetTotalPauseDuration() - pauses).TotalMilliseconds;
        var gcPauses = GC.CollectionCount(0) - collections;
        var sorted = micros.ToArray();
        Array.Sort(sorted);
        // JSON has no infinity.
        double? At(double share) => sorted[Math.Min(count - 1, (int)(count * share))] is var value && double.IsFinite(value) ? value : null;
        return new
        {
            peer = "akka.net",
            @case = "load",
            percent,
            perSecond = Math.Round(perSecond),
            p50Us = At(0.5),
            p99Us = At(0.99),
            p999Us = At(0.999),
            longestUs = At(1),
            lost = sorted.Count(double.IsInfinity),
            gcPauses,
            gcMs,
        };
    }

    private static void Send(IActorRef[] echoes, IActorRef collector, int count, double perSecond, Stopwatch clock)
    {
        clock.Start();
        for (var sent = 0; sent < count;)
        {
            var due = Math.Min(count, (int)(clock.Elapsed.TotalSeconds * perSecond));
            for (; sent < due; sent++) echoes[sent % EchoActors].Tell(sent.ToString(), collector);
            // A pause shorter than a timer's, because a loop without one would take a core away from the system that is measured.
            if (OperatingSystem.IsWindows()) Thread.Yield();
            else _ = Sleep(PauseMicros);
        }
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint micros);

    /// <summary>Keeps messages under way until the time is over, then waits for the rest.</summary>
    private sealed class ClosedLoop(IActorRef[] echoes, Stopwatch clock, double seconds, TaskCompletionSource<int> done) : UntypedActor
    {
        private int _sent;
        private int _received;

        protected override void PreStart()
        {
            while (_sent < Window) Send();
        }

        protected override void OnReceive(object message)
        {
            _received++;
            if (clock.Elapsed.TotalSeconds < seconds) Send();
            else if (_received == _sent) done.SetResult(_received);
        }

        private void Send()
        {
            echoes[_sent % EchoActors].Tell(_sent.ToString());
            _sent++;
        }
    }

    private sealed class Collector(double[] micros, double perSecond, Stopwatch clock, TaskCompletionSource done) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            var index = int.Parse((string)message);
            micros[index] = (clock.Elapsed.TotalSeconds - index / perSecond) * 1_000_000;
            _received++;
            if (_received == micros.Length) done.SetResult();
        }
    }
}
