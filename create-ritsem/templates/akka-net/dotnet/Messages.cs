namespace Hello;

public sealed record Greet(string Name);

public sealed record Greeting(string Text, int Number);
