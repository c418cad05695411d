const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;

/** A number as it is spelled: not all numbers of .NET are numbers here. */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The shortest honest reader of JSON that keeps numbers as they are spelled: objects become Maps. */
export class JsonTree {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(text: string) {
    const tokens: string[] = [];
    TOKEN.lastIndex = 0;
    for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
      tokens.push(found[1] ?? found[2] ?? found[3] ?? found[4] ?? "");
      if (TOKEN.lastIndex === text.length) break;
    }
    this.#tokens = tokens;
  }

  whole(): unknown {
    const value = this.#value();
    if (this.#next !== this.#tokens.length) throw new SyntaxError("more than one value");
    return value;
  }

  #take(): string {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw new SyntaxError("too short");
    this.#next += 1;
    return token;
  }

  #value(): unknown {
    const token = this.#take();
    switch (token) {
      case "{":
        return this.#object();
      case "[":
        return this.#array();
      case "true":
        return true;
      case "false":
        return false;
      case "null":
        return null;
      default:
        return token.startsWith('"') ? (JSON.parse(token) as string) : new NumberText(token);
    }
  }

  #object(): ReadonlyMap<string, unknown> {
    const members = new Map<string, unknown>();
    if (this.#tokens[this.#next] === "}") this.#take();
    else {
      do {
        const name = JSON.parse(this.#take()) as string;
        if (this.#take() !== ":") throw new SyntaxError("no colon");
        members.set(name, this.#value());
      } while (this.#continues("}"));
    }
    return members;
  }

  #array(): readonly unknown[] {
    const elements: unknown[] = [];
    if (this.#tokens[this.#next] === "]") this.#take();
    else {
      do elements.push(this.#value());
      while (this.#continues("]"));
    }
    return elements;
  }

  #continues(closing: string): boolean {
    const token = this.#take();
    if (token !== "," && token !== closing) throw new SyntaxError(`unexpected ${token}`);
    return token === ",";
  }
}
