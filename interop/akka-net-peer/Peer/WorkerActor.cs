using Akka.Actor;
using InteropMessages;

namespace Peer;

/// <summary>Tells the probe what becomes of it, in the words of its counterpart in the tests, and does what it is told to.</summary>
internal sealed class WorkerActor : UntypedActor
{
    private readonly IActorRef _probe;
    private readonly string _label;

    public WorkerActor(IActorRef probe, string label)
    {
        _probe = probe;
        _label = label;
    }

    protected override void PreStart() => _probe.Tell($"{_label} started", Self);

    protected override void PostStop() => _probe.Tell($"{_label} stopped", Self);

    protected override void PreRestart(Exception reason, object message)
    {
        _probe.Tell($"{_label} restarts for {reason.Message}", Self);
        base.PreRestart(reason, message);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case "fail":
                throw new InvalidOperationException("on demand");
            case "fail at an argument":
                throw new ArgumentException("on demand", "count", new InvalidOperationException("below"));
            case "fail for want of stock":
                throw new OutOfStockException("A-1", 3);
            case Status.Failure { Cause: var cause }:
                throw cause;
            case "outlive a child":
                var child = Context.ActorOf(Props.Create<WorkerActor>(_probe, "grandchild"));
                Context.Watch(child);
                Context.Stop(child);
                break;
            case Terminated:
                Unhandled(message); // the death pact
                break;
            case "kill yourself":
                Self.Tell(Kill.Instance);
                break;
            case "who is above":
                Sender.Tell(Context.Parent);
                break;
            case "have a child":
                Context.ActorOf(Props.Create<WorkerActor>(_probe, "grandchild"), "grandchild");
                break;
            default:
                Sender.Tell($"{_label} got {message}");
                break;
        }
    }
}

/// <summary>Fails when it is told to, and again when it is restarted for that.</summary>
internal sealed class UnrestartableActor(IActorRef probe) : UntypedActor
{
    protected override void PreStart() => probe.Tell("unrestartable started", Self);

    protected override void PostRestart(Exception reason) => throw new InvalidOperationException("never again");

    protected override void OnReceive(object message) => throw new InvalidOperationException("on demand");
}

/// <summary>Cannot be constructed.</summary>
internal sealed class UnconstructibleActor : UntypedActor
{
    public UnconstructibleActor() => throw new InvalidOperationException("not in the mood");

    protected override void OnReceive(object message)
    {
    }
}

/// <summary>Supervises the one child it is given as it was told to, and tells the probe of each failure. Passes messages on.</summary>
internal sealed class ParentActor : UntypedActor
{
    private readonly IActorRef _probe;
    private readonly Directive _directive;
    private readonly IActorRef _child;

    public ParentActor(IActorRef probe, Props child, Directive directive)
    {
        _probe = probe;
        _directive = directive;
        _child = Context.ActorOf(child, "child");
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(failure =>
    {
        _probe.Tell($"failure: {failure.GetType().FullName}: {failure.Message}{FieldsOf(failure)}");
        return failure is ActorInitializationException ? Directive.Stop : _directive; // another restart would fail as well
    });

    private static string FieldsOf(Exception failure) => failure switch
    {
        OutOfStockException { Sku: var sku, Left: var left } => $" [{sku}, {left}]",
        ArgumentException { ParamName: var name } => $" [{name}]",
        DeathPactException { DeadActor: var dead } => $" [{dead is not null}]",
        PostRestartException { OriginalCause: var original } => $" [{original?.Message}]",
        ActorInitializationException { Actor: var actor } => $" [{actor is not null}]",
        _ => "",
    };

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case "stop child":
                Context.Stop(_child);
                break;
            case "children":
                Sender.Tell(Context.GetChildren().Count().ToString());
                break;
            default:
                _child.Forward(message);
                break;
        }
    }
}
