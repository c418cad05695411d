using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.Client;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;
using Akka.DistributedData;

namespace Peer;

/// <summary><c>--name NAME --port PORT [--hostname H] [--tls on] [--config FILE-or-HOCON-text]</c>. The given configuration wins over all the rest.</summary>
internal sealed record PeerOptions(string Name, Config ConfigText)
{
    public static PeerOptions From(string[] args)
    {
        var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var config = given.GetValueOrDefault("--config", "");
        if (File.Exists(config)) config = File.ReadAllText(config);

        var defaults = ConfigurationFactory.ParseString($$"""
            akka {
              stdout-loglevel = OFF
              loglevel = INFO
              loggers = ["Peer.LineLogger, Peer"]
              actor.provider = remote
              remote.dot-netty.tcp {
                hostname = "{{given.GetValueOrDefault("--hostname", "127.0.0.1")}}"
                port = {{given.GetValueOrDefault("--port", "0")}}
              }
            }
            """);
        if (given.ContainsKey("--tls")) defaults = ConfigurationFactory.ParseString(SelfSignedCertificate.Settings()).WithFallback(defaults);
        var all = ConfigurationFactory.ParseString(config).WithFallback(defaults);
        // Akka.NET knows the serializers of its tools only from their own defaults.
        if (config.Contains("akka.cluster")) all = all.WithFallback(DistributedPubSub.DefaultConfig()).WithFallback(ClusterClientReceptionist.DefaultConfig());
        if (config.Contains("akka.cluster.sharding"))
            all = all.WithFallback(ClusterSharding.DefaultConfig()).WithFallback(DistributedData.DefaultConfig()).WithFallback(ClusterSingleton.DefaultConfig());
        return new PeerOptions(given.GetValueOrDefault("--name", "Peer"), all);
    }
}
