import { defineMessage, Registry, t } from "ritsem";

// Names and members are those of the C# classes in dotnet/Messages.cs. `npx ritsem contracts` writes such classes from a compiled assembly.
export const Greet = defineMessage("Hello.Greet, Hello", { name: t.string });
export const Greeting = defineMessage("Hello.Greeting, Hello", { text: t.string, number: t.int });

/** Only what is registered here is ever made from bytes of the network. */
export const registry = new Registry().messages(Greet, Greeting);
