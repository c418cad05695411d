using System.Diagnostics;
using Akka.Actor;

namespace PingPong;

/// <summary>Sends byte arrays to the sink, of which a mebibyte may be unacknowledged.</summary>
internal static class OneWayRun
{
    private const int Window = 1 << 20;
    private const int BatchesInWindow = 4;

    public static async Task<object> Measure(ActorSystem system, int serverPort, int size, int total)
    {
        var sink = await PingPongSystem.ActorOfServer(system, serverPort, "sink");
        var perBatch = Math.Max(1, Window / size / BatchesInWindow);
        var batches = (total + perBatch - 1) / perBatch;
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)7);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = Stopwatch.StartNew();
        var source = system.ActorOf(Props.Create(() => new SourceActor(sink, bytes, perBatch, batches, done)));
        await done.Task;
        clock.Stop();
        system.Stop(source);
        var bytesPerSecond = Math.Round((double)perBatch * batches * size / clock.Elapsed.TotalSeconds);
        return new { peer = "akka.net", @case = "one-way", size, bytesPerSecond };
    }

    private sealed class SourceActor(IActorRef sink, byte[] bytes, int perBatch, int batches, TaskCompletionSource done) : UntypedActor
    {
        private int _unsent = batches;
        private int _unacknowledged = batches;

        protected override void PreStart()
        {
            sink.Tell(perBatch.ToString());
            for (var i = 0; i < BatchesInWindow; i++) SendBatch();
        }

        protected override void OnReceive(object message)
        {
            SendBatch();
            _unacknowledged--;
            if (_unacknowledged == 0) done.SetResult();
        }

        private void SendBatch()
        {
            if (_unsent == 0) return;
            _unsent--;
            for (var i = 0; i < perBatch; i++) sink.Tell(bytes);
        }
    }
}
