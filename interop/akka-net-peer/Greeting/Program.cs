using Akka.Actor;
using Akka.Configuration;
using Greeting;

// `--port N`: a node that others deploy to. `--deploy-to ADDRESS`: has a greeter made at another node, and greets.
var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
var system = ActorSystem.Create("csharp", ConfigurationFactory.ParseString($$"""
    akka {
      loglevel = WARNING
      actor.provider = remote
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{given.GetValueOrDefault("--port", "0")}} }
    }
    """));
Console.WriteLine($"ready at {((ExtendedActorSystem)system).Provider.DefaultAddress}");

if (given.TryGetValue("--deploy-to", out var address))
{
    var there = new Deploy(new RemoteScope(Address.Parse(address)));
    var greeter = system.ActorOf(Props.Create<TypeScriptGreeter>("Guten Tag").WithDeploy(there), "greeter");
    Console.WriteLine(await greeter.Ask<string>("Heron", TimeSpan.FromSeconds(20)));
}
else
{
    while (await Console.In.ReadLineAsync() is not null) { }
}

await system.Terminate();
