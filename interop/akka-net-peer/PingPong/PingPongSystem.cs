using Akka.Actor;
using Akka.Configuration;

namespace PingPong;

/// <summary>The two systems of the benchmark, with nothing configured but what a network needs.</summary>
internal static class PingPongSystem
{
    public const string ServerName = "PingPongServer";
    public const int EchoActors = 64;

    public static ActorSystem StartServer(int port)
    {
        var system = Start(ServerName, port);
        for (var i = 0; i < EchoActors; i++) system.ActorOf(Props.Create<EchoActor>(), $"echo{i}");
        return system;
    }

    public static ActorSystem StartClient() => Start("PingPongClient", 0);

    public static int PortOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress.Port ?? 0;

    // Log lines would mix with the result lines; only what spoils a run is worth a line, and that goes to both outputs.
    private static ActorSystem Start(string name, int port) => ActorSystem.Create(name, ConfigurationFactory.ParseString($$"""
        akka {
          loglevel = ERROR
          stdout-loglevel = ERROR
          actor.provider = remote
          remote.dot-netty.tcp {
            hostname = 127.0.0.1
            port = {{port}}
          }
        }
        """));
}
