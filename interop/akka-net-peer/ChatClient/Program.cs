using Akka.Actor;
using Akka.Configuration;
using ChatClient;
using ChatMessages;

var serverPort = args is ["--port", var given] ? int.Parse(given) : 8081;

var config = ConfigurationFactory.ParseString("""
    akka {
      loglevel = WARNING
      actor.provider = remote
      remote.dot-netty.tcp {
        hostname = localhost
        port = 0
      }
    }
    """);

using var system = ActorSystem.Create("MyClient", config);
var server = system.ActorSelection($"akka.tcp://MyServer@localhost:{serverPort}/user/ChatServer");
var client = system.ActorOf(Props.Create<ChatClientActor>(server));
client.Tell(new ConnectRequest { Username = ChatClientActor.FirstName });

while (Console.ReadLine() is { } line)
{
    if (!line.StartsWith('/'))
    {
        client.Tell(new SayRequest { Text = line });
        continue;
    }
    var words = line.Split(' ', 2);
    var command = words[0].ToLowerInvariant();
    if (command == "/exit") break;
    if (command == "/nick") client.Tell(new NickRequest { NewUsername = words.Length > 1 ? words[1] : "" });
}

Console.WriteLine("exiting");
await system.Terminate();
