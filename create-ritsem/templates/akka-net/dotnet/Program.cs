using Akka.Actor;
using Akka.Configuration;
using Hello;

// The configuration is akka.conf, or the file that is named: dotnet run --project dotnet -- FILE
var file = args is [var given] ? given : Path.Combine(AppContext.BaseDirectory, "akka.conf");
var config = ConfigurationFactory.ParseString(await File.ReadAllTextAsync(file));
var system = ActorSystem.Create("Hello", config); // SIGTERM and Ctrl+C terminate it
system.ActorOf(Props.Create<Greeter>(), "greeter");

var inTypeScript = system.ActorSelection(config.GetString("hello.typescript-greeter"));
try
{
    var greeting = await inTypeScript.Ask<Greeting>(new Greet("C#"), TimeSpan.FromSeconds(10));
    Console.WriteLine($"TypeScript says: {greeting.Text}");
}
catch (AskTimeoutException)
{
    Console.WriteLine("Nobody answers there. Is `npm run dev` running?");
}

await system.WhenTerminated;
