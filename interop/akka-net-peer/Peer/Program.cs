using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;
using Peer;

// The commands and their answers are described in interop/README.md.
Output.TakeOver();
if (args is ["--check-starts"])
{
    await StartCheck.Run(Console.In);
    return 0;
}

Environment.SetEnvironmentVariable("AKKA_CLUSTER_ASSERT", "on"); // a cluster checks each gossip that it gets, and fails loudly
var options = PeerOptions.From(args);
ActorSystem system;
try
{
    system = ActorSystem.Create(options.Name, options.ConfigText);
}
catch (Exception failure)
{
    Output.Write(new() { ["event"] = "failed", ["text"] = failure.ToString() });
    return 1;
}

Output.Write(new()
{
    ["event"] = "ready",
    ["address"] = ((ExtendedActorSystem)system).Provider.DefaultAddress.ToString(),
    ["uid"] = AddressUidExtension.Uid(system).ToString(),
});

ClusterCommands.ReportEvents(system);
await new CommandLoop(system).Run(Console.In);
await system.Terminate();
return 0;
