using Akka.Actor;

namespace Greeting;

/// <summary>Deployed here by TypeScript, which names it and has no class of its own for it.</summary>
public sealed class CSharpGreeter : ReceiveActor
{
    public CSharpGreeter(string greeting) => Receive<string>(name => Sender.Tell($"{greeting}, {name}, from C# at {Self.Path.Address.System}"));
}
