using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;

namespace Peer;

/// <summary>
/// Reads commands until input ends or a <c>terminate</c> is done. Commands start in the order of their lines; one that waits (ask, resolve,
/// await-count…) does not hold up the next, so answers are matched by id.
/// </summary>
internal sealed class CommandLoop(ActorSystem system)
{
    private readonly Commands _commands = new(system);

    public async Task Run(TextReader input)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            if (line.Length == 0) continue;
            using var parsed = JsonDocument.Parse(line);
            var command = parsed.RootElement.Clone();
            var answer = Answer(command);
            if (command.TryGetProperty("command", out var name) && name.GetString() == "terminate")
            {
                await answer;
                return;
            }
        }
    }

    private async Task Answer(JsonElement command)
    {
        JsonObject answer;
        try
        {
            answer = await _commands.Run(command);
            answer.Insert(0, "ok", true);
        }
        catch (Exception failure)
        {
            answer = new JsonObject { ["ok"] = false, ["error"] = failure.Message, ["errorType"] = failure.GetType().FullName };
        }
        answer.Insert(0, "id", command.TryGetProperty("id", out var id) ? JsonNode.Parse(id.GetRawText()) : null);
        Output.Write(answer);
    }
}
