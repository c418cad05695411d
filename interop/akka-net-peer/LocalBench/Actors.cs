using Akka.Actor;

namespace LocalBench;

/// <summary>Tells an actor how many messages follow.</summary>
internal sealed record Start(long Count);

/// <summary>Completes when it has heard a given number of messages.</summary>
internal sealed class Counter(TaskCompletionSource done) : UntypedActor
{
    private long left;

    protected override void OnReceive(object message)
    {
        if (message is Start start) left = start.Count;
        else if (--left == 0) done.TrySetResult();
    }
}

internal sealed class Echo : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message);
}

/// <summary>Keeps messages under way to a target until as many answers as told have come.</summary>
internal sealed class Pinger(IActorRef target, int inFlight, TaskCompletionSource done) : UntypedActor
{
    private long unsent;
    private long left;

    protected override void OnReceive(object message)
    {
        if (message is Start start)
        {
            left = start.Count;
            unsent = start.Count - inFlight;
            for (var i = 0; i < inFlight; i++) target.Tell("hit");
            return;
        }

        left--;
        if (unsent > 0)
        {
            unsent--;
            target.Tell(message);
        }
        else if (left == 0) done.TrySetResult();
    }
}

/// <summary>Counts down with its first message, and then does nothing.</summary>
internal sealed class Idle(CountdownEvent started) : UntypedActor
{
    protected override void OnReceive(object message) => started.Signal();
}

/// <summary>Makes children that each get a first message.</summary>
internal sealed class Parent(CountdownEvent started) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        var props = Props.Create(() => new Idle(started));
        for (var i = 0; i < ((Start)message).Count; i++) Context.ActorOf(props).Tell("first");
    }
}
