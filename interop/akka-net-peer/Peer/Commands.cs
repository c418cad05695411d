using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Remote;

namespace Peer;

/// <summary>What each command does. A path without <c>://</c> is the name of an actor below this system's <c>/user</c>.</summary>
internal sealed class Commands
{
    private readonly ExtendedActorSystem _system;
    private readonly ValueReader _values;
    private readonly IActorRef _watcher;
    private readonly DeploymentCommands _deployment;
    private readonly RouterCommands _routers;
    private readonly ClusterCommands _cluster;
    private readonly ToolsCommands _tools;
    private readonly DataCommands _data;
    private readonly ClusterRouterCommands _clusterRouters;
    private readonly SingletonCommands _singletons;
    private readonly ShardingCommands _sharding;

    public Commands(ActorSystem system)
    {
        _system = (ExtendedActorSystem)system;
        _values = new ValueReader(Ref);
        _deployment = new DeploymentCommands(_system, _values, Ref);
        _routers = new RouterCommands(system);
        _cluster = new ClusterCommands(system);
        _tools = new ToolsCommands(system);
        _data = new DataCommands(system);
        _clusterRouters = new ClusterRouterCommands(system);
        _singletons = new SingletonCommands(system);
        _sharding = new ShardingCommands(system);
        _watcher = _system.SystemActorOf(Props.Create<WatcherActor>(), "peer-watcher");
    }

    public async Task<JsonObject> Run(JsonElement command) => Text(command, "command") switch
    {
        "info" => new() { ["address"] = _system.Provider.DefaultAddress.ToString(), ["uid"] = AddressUidExtension.Uid(_system).ToString() },
        "create" => Create(command),
        "deploy" => _deployment.Deploy(command),
        "deploy-many" => await _deployment.DeployMany(command),
        "count-deployed" => _deployment.CountDeployed(),
        "deploy-below-parent" => _deployment.DeployBelowParent(command),
        "create-router" => Found(_routers.Create(command, PropsOf(command))),
        "routees" => await RouterCommands.Routees(Ref(Text(command, "path")), Timeout(command)),
        "tell" => Tell(command),
        "tell-many" => TellMany(command),
        "ask" => await Ask(command),
        "identify" => await Identify(command),
        "resolve" => Found(await Resolve(command)),
        "messages" => await Collected(command, new CollectorActor.Query(Number(command, "last"))),
        "await-count" => await Collected(command, new CollectorActor.AwaitCount(Number(command, "count") ?? 1)),
        "clear" => await Collected(command, new CollectorActor.Clear()),
        "watch" => await Watch(command, actor => new WatcherActor.Watch(actor)),
        "unwatch" => await Watch(command, actor => new WatcherActor.Unwatch(actor)),
        "stop" => await Stop(command),
        "quarantine" => Quarantine(command),
        "cluster-join" => _cluster.Join(command),
        "cluster-leave" => _cluster.Leave(command),
        "cluster-down" => _cluster.Down(command),
        "cluster-state" => _cluster.State(),
        "cluster-contract" => ClusterCommands.Contract(),
        "create-cluster-pool" => Found(_clusterRouters.CreatePool(command)),
        "create-cluster-group" => Found(_clusterRouters.CreateGroup(command)),
        "create-singleton" => Found(_singletons.Create()),
        "ask-text" => await ClusterRouterCommands.AskText(command, Ref(Text(command, "path")), Timeout(command)),
        "terminate" => await Terminate(),
        var name when name.StartsWith("shard-") => await _sharding.Run(command),
        var name when name.StartsWith("tools-") || name.StartsWith("client-") => await _tools.Run(command),
        var name when name.StartsWith("data-") => await _data.Run(command),
        var unknown => throw new ArgumentException($"unknown command: {unknown}"),
    };

    private JsonObject Create(JsonElement command)
    {
        var props = PropsOf(command);
        if (command.TryGetProperty("deployTo", out var target))
            props = props.WithDeploy(new Deploy(new RemoteScope(Address.Parse(target.GetString()!))));
        return Found(_system.ActorOf(props, Text(command, "name")));
    }

    private Props PropsOf(JsonElement command) => (command.TryGetProperty("kind", out var kind) ? kind.GetString() : "locator") switch
    {
        "echo" => Props.Create<EchoActor>(),
        "collector" => Props.Create<CollectorActor>(),
        "forward" => Props.Create<ForwardActor>(Ref(Text(command, "target"))),
        "locator" => Props.Create<LocatorActor>(),
        "visitor" => Props.Create<VisitorActor>(),
        "family" => Props.Create(() => new FamilyActor(command.GetProperty("children").EnumerateArray().Select(name => name.GetString()!).ToArray())),
        var unknown => throw new ArgumentException($"unknown kind of actor: {unknown}"),
    };

    private JsonObject Tell(JsonElement command)
    {
        Target(command).Tell(_values.Read(command.GetProperty("value")), Sender(command));
        return [];
    }

    private JsonObject TellMany(JsonElement command)
    {
        var target = Target(command);
        var sender = Sender(command);
        var count = Number(command, "count") ?? 0;
        for (var i = 0; i < count; i++) target.Tell(i, sender);
        return [];
    }

    private async Task<JsonObject> Ask(JsonElement command)
    {
        var reply = await Target(command).Ask<object>(_values.Read(command.GetProperty("value")), Timeout(command));
        return new() { ["reply"] = ValueRenderer.Render(reply) };
    }

    private async Task<JsonObject> Identify(JsonElement command)
    {
        var identity = await Selection(command).Ask<ActorIdentity>(new Identify(Text(command, "path")), Timeout(command));
        return new() { ["ref"] = ValueRenderer.PathOf(identity.Subject) };
    }

    private Task<IActorRef> Resolve(JsonElement command) => Selection(command).ResolveOne(Timeout(command));

    private async Task<JsonObject> Collected(JsonElement command, object question)
    {
        var answer = await Ref(Text(command, "actor")).Ask<CollectorActor.Collected>(question, Timeout(command));
        return new() { ["count"] = answer.Count, ["messages"] = answer.Messages };
    }

    // A ref without uid would not be recognised in the notice of its end; so the path is resolved first, unless the test wants it raw.
    private async Task<JsonObject> Watch(JsonElement command, Func<IActorRef, object> request)
    {
        var path = Text(command, "path");
        var raw = path.Contains('#') || (command.TryGetProperty("resolve", out var resolve) && !resolve.GetBoolean());
        var actor = raw ? Ref(path) : await Resolve(command);
        await _watcher.Ask<WatcherActor.Done>(request(actor), Timeout(command));
        if (!raw) await UntilKnownTo(actor, Timeout(command));
        return Found(actor);
    }

    // The request goes by way of remoting's own watcher. Once that has answered, the request is on its way; once the actor has answered
    // what was sent after it, the other side has it. Without this, an end right after the command may come too early to be witnessed.
    private async Task UntilKnownTo(IActorRef actor, TimeSpan timeout)
    {
        await _system.ActorSelection("/system/remote-watcher").Ask<ActorIdentity>(new Identify(null), timeout);
        await actor.Ask<ActorIdentity>(new Identify(null), timeout);
    }

    private async Task<JsonObject> Stop(JsonElement command)
    {
        var path = Text(command, "path");
        if (path.Contains("://"))
        {
            ((IInternalActorRef)Ref(path)).Stop();
            return [];
        }
        // The name of a local actor is free again only after its end.
        var actor = await Resolve(command);
        using var deadline = new CancellationTokenSource(Timeout(command));
        var ended = actor.WatchAsync(deadline.Token);
        _system.Stop(actor);
        await ended;
        return [];
    }

    private JsonObject Quarantine(JsonElement command)
    {
        ((IRemoteActorRefProvider)_system.Provider).Quarantine(Address.Parse(Text(command, "address")), int.Parse(Text(command, "uid")));
        return [];
    }

    private async Task<JsonObject> Terminate()
    {
        await _system.Terminate();
        return [];
    }

    private static JsonObject Found(IActorRef actor) => new() { ["ref"] = ValueRenderer.PathOf(actor) };

    private ICanTell Target(JsonElement command) => command.TryGetProperty("via", out var via) && via.GetString() == "selection"
        ? Selection(command)
        : Ref(Text(command, "path"));

    private IActorRef? Sender(JsonElement command) => command.TryGetProperty("sender", out var name) ? Ref(name.GetString()!) : ActorRefs.NoSender;

    private ActorSelection Selection(JsonElement command) => command.TryGetProperty("anchor", out var anchor)
        ? new ActorSelection(Ref(anchor.GetString()!), Text(command, "path"))
        : _system.ActorSelection(Absolute(Text(command, "path")));

    private IActorRef Ref(string path) => _system.Provider.ResolveActorRef(path.Contains("://") ? path : $"akka://{_system.Name}{Absolute(path)}");

    private static string Absolute(string path) => path.Contains("://") || path.StartsWith('/') ? path : $"/user/{path}";

    private static string Text(JsonElement command, string member) => command.TryGetProperty(member, out var value)
        ? value.GetString() ?? throw new ArgumentException($"null: {member}")
        : throw new ArgumentException($"missing: {member}");

    private static int? Number(JsonElement command, string member) => command.TryGetProperty(member, out var value) ? value.GetInt32() : null;

    private static TimeSpan Timeout(JsonElement command) => TimeSpan.FromMilliseconds(Number(command, "timeoutMs") ?? 5_000);
}
