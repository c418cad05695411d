using DowningDecisions;

// Reads views of a cluster, one a line, and writes what each strategy of Akka.Cluster decides on them. See README.md of the interop tests.
while (Console.ReadLine() is { } line) Console.WriteLine(string.Join(' ', Decisions.On(View.Parse(line))));
