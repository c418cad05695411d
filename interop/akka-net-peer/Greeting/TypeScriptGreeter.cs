using Akka.Actor;

namespace Greeting;

/// <summary>The name and the arguments of an actor that is written in TypeScript. It is deployed there and never made here.</summary>
public sealed class TypeScriptGreeter(string greeting) : UntypedActor
{
    protected override void OnReceive(object message) => throw new NotSupportedException($"{greeting}: this actor lives in TypeScript");
}
