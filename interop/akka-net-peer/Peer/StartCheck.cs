using System.Text.Json.Nodes;
using Akka.Actor;

namespace Peer;

/// <summary>Starts one system after the other, with the configuration of each line of the input, and says whether it came up.</summary>
internal static class StartCheck
{
    public static async Task Run(TextReader input)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            var request = JsonNode.Parse(line)!;
            var answer = new JsonObject { ["event"] = "checked", ["name"] = request["name"]!.GetValue<string>() };
            try
            {
                var system = ActorSystem.Create("check", request["config"]!.GetValue<string>());
                answer["provider"] = system.Settings.ProviderClass;
                answer["address"] = ((ExtendedActorSystem)system).Provider.DefaultAddress.ToString();
                await system.Terminate();
            }
            catch (Exception failure)
            {
                answer["failure"] = failure.GetBaseException().Message;
            }

            Output.Write(answer);
        }
    }
}
