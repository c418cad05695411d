const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const lines = element("lines");
const text = element<HTMLInputElement>("text");

/** The name of the user. */
export const nameField: HTMLInputElement = element("name");

/** Shows how the page is connected. */
export function setStatus(status: string): void {
  element("status").textContent = status;
}

/** Adds a line to the conversation. */
export function showLine(kind: "mine" | "other" | "note", name: string, message: string): void {
  const line = document.createElement("li");
  line.className = kind;
  if (name !== "") line.append(Object.assign(document.createElement("b"), { textContent: name }));
  line.append(message);
  lines.append(line);
  line.scrollIntoView();
}

/** Calls `send` with what the user has written. */
export function onSend(send: (message: string) => void): void {
  element("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value !== "") send(text.value);
    text.value = "";
  });
}
