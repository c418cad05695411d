using Akka.Actor;

namespace Hello;

/// <summary>Greets by name, and counts whom it has greeted. It does not see whether it is asked from TypeScript or from C#.</summary>
public sealed class Greeter : ReceiveActor
{
    private int _greeted;

    public Greeter() => Receive<Greet>(greet => Sender.Tell(new Greeting($"Hello, {greet.Name}, from C#", ++_greeted)));
}
