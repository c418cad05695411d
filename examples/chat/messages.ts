import { defineMessage, Registry, t } from "ritsem";

// The names are those of the C# classes, so that the chat programs of both runtimes understand each other.

export const ConnectRequest = defineMessage("ChatMessages.ConnectRequest, ChatMessages", { username: t.string });
export const ConnectResponse = defineMessage("ChatMessages.ConnectResponse, ChatMessages", { message: t.string });
export const SayRequest = defineMessage("ChatMessages.SayRequest, ChatMessages", { username: t.string, text: t.string });
export const SayResponse = defineMessage("ChatMessages.SayResponse, ChatMessages", { username: t.string, text: t.string });
export const NickRequest = defineMessage("ChatMessages.NickRequest, ChatMessages", { oldUsername: t.string, newUsername: t.string });
export const NickResponse = defineMessage("ChatMessages.NickResponse, ChatMessages", { oldUsername: t.string, newUsername: t.string });

export const chatMessages = new Registry().messages(ConnectRequest, ConnectResponse, SayRequest, SayResponse, NickRequest, NickResponse);
