using Akka.Actor;

namespace LocalBench;

/// <summary>The cases of bench/local.ts, done the same way. Each returns how many messages or actors it was.</summary>
internal static class Cases
{
    private const int Wide = 1000;
    private const int Parents = 1000;

    public static readonly IReadOnlyDictionary<string, Func<ActorSystem, int, Task>> All = new Dictionary<string, Func<ActorSystem, int, Task>>
    {
        ["local-tell"] = Tell,
        ["local-pingpong-inflight1"] = (system, count) => PingPong(system, count, 1),
        ["local-pingpong-inflight50"] = (system, count) => PingPong(system, count, 50),
        ["local-ask-sequential"] = AskSequential,
        ["local-ask-1000wide"] = AskWide,
        ["local-create"] = CreateFlat,
        ["local-create-tree"] = CreateTree,
    };

    private static Task Tell(ActorSystem system, int count)
    {
        var done = NewSignal();
        var counter = system.ActorOf(Props.Create(() => new Counter(done)));
        counter.Tell(new Start(count));
        for (var i = 0; i < count; i++) counter.Tell("hit");
        return done.Task;
    }

    private static Task PingPong(ActorSystem system, int count, int inFlight)
    {
        var done = NewSignal();
        var echo = system.ActorOf(Props.Create<Echo>());
        system.ActorOf(Props.Create(() => new Pinger(echo, inFlight, done))).Tell(new Start(count / 2));
        return done.Task;
    }

    private static async Task AskSequential(ActorSystem system, int count)
    {
        var echo = system.ActorOf(Props.Create<Echo>());
        for (var i = 0; i < count; i++) await echo.Ask<object>("hit");
    }

    private static async Task AskWide(ActorSystem system, int count)
    {
        var echo = system.ActorOf(Props.Create<Echo>());
        var replies = new Task[Wide];
        for (var sent = 0; sent < count; sent += Wide)
        {
            for (var i = 0; i < Wide; i++) replies[i] = echo.Ask<object>("hit");
            await Task.WhenAll(replies);
        }
    }

    private static Task CreateFlat(ActorSystem system, int count)
    {
        var started = new CountdownEvent(count);
        var props = Props.Create(() => new Idle(started));
        for (var i = 0; i < count; i++) system.ActorOf(props).Tell("first");
        return Task.Run(started.Wait);
    }

    private static Task CreateTree(ActorSystem system, int count)
    {
        var started = new CountdownEvent(count);
        var props = Props.Create(() => new Parent(started));
        for (var i = 0; i < Parents; i++) system.ActorOf(props).Tell(new Start(count / Parents));
        return Task.Run(started.Wait);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
