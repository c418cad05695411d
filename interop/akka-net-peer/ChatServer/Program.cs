using Akka.Actor;
using Akka.Configuration;
using ChatServer;

var port = args is ["--port", var given] ? int.Parse(given) : 8081;

var config = ConfigurationFactory.ParseString($$"""
    akka {
      actor.provider = remote
      remote.dot-netty.tcp {
        hostname = 0.0.0.0
        public-hostname = localhost
        port = {{port}}
      }
    }
    """);

using var system = ActorSystem.Create("MyServer", config);
system.ActorOf(Props.Create<ChatServerActor>(), "ChatServer");
Console.ReadLine();
await system.Terminate();
