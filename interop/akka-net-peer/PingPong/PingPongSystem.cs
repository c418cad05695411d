using Akka.Actor;
using Akka.Configuration;

namespace PingPong;

/// <summary>A PKCS#12 file with the certificate that both sides show.</summary>
internal sealed record Tls(string Certificate, string Password);

/// <summary>The two systems of the benchmark, with nothing configured but what a network needs.</summary>
internal static class PingPongSystem
{
    public const string ServerName = "PingPongServer";
    public const int EchoActors = 64;

    public static ActorSystem StartServer(int port, Tls? tls)
    {
        var system = Start(ServerName, port, tls);
        for (var i = 0; i < EchoActors; i++) system.ActorOf(Props.Create<EchoActor>(), $"echo{i}");
        system.ActorOf(Props.Create<SinkActor>(), "sink");
        return system;
    }

    public static ActorSystem StartClient(Tls? tls) => Start("PingPongClient", 0, tls);

    public static int PortOf(ActorSystem system) => AddressOf(system).Port ?? 0;

    /// <summary>With the protocol of the client: both sides use TLS, or none does.</summary>
    private static string ServerAddress(ActorSystem client, int port) => $"{AddressOf(client).Protocol}://{ServerName}@127.0.0.1:{port}";

    public static Task<IActorRef> ActorOfServer(ActorSystem client, int port, string name) =>
        client.ActorSelection($"{ServerAddress(client, port)}/user/{name}").ResolveOne(TimeSpan.FromSeconds(30));

    private static Address AddressOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress;

    // Log lines would mix with the result lines; only what spoils a run is worth a line, and that goes to both outputs.
    private static ActorSystem Start(string name, int port, Tls? tls) => ActorSystem.Create(name, ConfigurationFactory.ParseString($$"""
        akka {
          loglevel = ERROR
          stdout-loglevel = ERROR
          actor.provider = remote
          remote.dot-netty.tcp {
            hostname = 127.0.0.1
            port = {{port}}
            {{(tls is null ? "" : $"enable-ssl = on, ssl.certificate {{ path = \"{tls.Certificate}\", password = \"{tls.Password}\" }}")}}
          }
        }
        """));
}
