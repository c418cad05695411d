using Akka.Actor;

namespace InteropMessages;

/// <summary>A message that nodes which do not trust their peers do not take.</summary>
public record Harmful(string Text) : IPossiblyHarmful;
