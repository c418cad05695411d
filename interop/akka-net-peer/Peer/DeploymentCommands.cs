using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;

namespace Peer;

/// <summary>Actors whose classes and places the test names: created here, deployed elsewhere, or below a parent that supervises them.</summary>
internal sealed class DeploymentCommands(ExtendedActorSystem system, ValueReader values, Func<string, IActorRef> refAt)
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

    /// <summary>So many workers, each stopped once it has started; answers when the last has ended.</summary>
    public async Task<JsonObject> DeployMany(JsonElement command)
    {
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var address = Address.Parse(Text(command, "deployTo"));
        system.ActorOf(Props.Create(() => new ManyDeployments(address, command.GetProperty("count").GetInt32(), done)));
        return new() { ["count"] = await done.Task };
    }

    /// <summary>What lives below <c>/remote</c>. The daemon does not expose it, so it is asked by reflection.</summary>
    public JsonObject CountDeployed()
    {
        var daemon = system.Provider.ResolveActorRef($"akka://{system.Name}/remote");
        var count = 0;
        Action<IInternalActorRef> onChild = _ => count++;
        daemon.GetType().GetMethod("ForEachChild")!.Invoke(daemon, [onChild]);
        return new() { ["count"] = count };
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

/// <summary>Deploys so many workers, stops each once it has said that it started, and says when the last has ended.</summary>
internal sealed class ManyDeployments(Address address, int total, TaskCompletionSource<int> done) : UntypedActor
{
    private const int UnderWay = 50;
    private int _deployed;
    private int _ended;

    protected override void PreStart()
    {
        for (var i = 0; i < Math.Min(UnderWay, total); i++) Deploy();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case "worker started":
                Context.Stop(Sender);
                break;
            case Terminated:
                _ended++;
                if (_deployed < total) Deploy();
                else if (_ended == total)
                {
                    done.SetResult(_ended);
                    Context.Stop(Self);
                }

                break;
        }
    }

    private void Deploy()
    {
        var props = Props.Create(() => new WorkerActor(Self, "worker")).WithDeploy(new Deploy(new RemoteScope(address)));
        Context.Watch(Context.ActorOf(props, $"w{_deployed++}"));
    }
}
