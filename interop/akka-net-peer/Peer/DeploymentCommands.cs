using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;

namespace Peer;

/// <summary>Actors whose classes and places the test names: created here, deployed elsewhere, or below a parent that supervises them.</summary>
internal sealed class DeploymentCommands(ActorSystem system, ValueReader values, Func<string, IActorRef> refAt)
{
    /// <summary>A top-level actor of class <c>type</c>; with <c>deployTo</c> at that address.</summary>
    public JsonObject Deploy(JsonElement command) => Found(system.ActorOf(PropsOf(command), Text(command, "name")));

    /// <summary>A parent of one such actor, called <c>child</c>, that decides <c>directive</c> about its failures and tells <c>probe</c> of them.</summary>
    public JsonObject DeployBelowParent(JsonElement command)
    {
        var directive = Enum.Parse<Directive>(Text(command, "directive"), ignoreCase: true);
        var props = Props.Create(() => new ParentActor(refAt(Text(command, "probe")), PropsOf(command), directive));
        return Found(system.ActorOf(props, Text(command, "name")));
    }

    private Props PropsOf(JsonElement command)
    {
        var type = Type.GetType(Text(command, "type"), throwOnError: true)!;
        var args = command.TryGetProperty("args", out var given) ? given.EnumerateArray().Select(values.Read).ToArray() : [];
        var props = Props.Create(type, args!);
        return command.TryGetProperty("deployTo", out var target)
            ? props.WithDeploy(new Deploy(new RemoteScope(Address.Parse(target.GetString()!))))
            : props;
    }

    private static JsonObject Found(IActorRef actor) => new() { ["ref"] = ValueRenderer.PathOf(actor) };

    private static string Text(JsonElement command, string member) => command.GetProperty(member).GetString()!;
}
