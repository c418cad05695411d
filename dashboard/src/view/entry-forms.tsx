import { useEffect, useRef, useState } from "preact/hooks";
import { CONTRACT_VERSION } from "../contract.ts";
import { pollNow, useToken } from "../state/store.ts";

/** Asks for the token, and says where it is. */
export function TokenForm({ wasRefused }: { readonly wasRefused: boolean }) {
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (text.trim() !== "") useToken(text);
  };
  return (
    <main class="entry">
      <h1>Ritsem dashboard</h1>
      <p role="alert">{wasRefused ? "The node has refused this token." : "The node shows its state only to those who have its token."}</p>
      <form onSubmit={submit}>
        <label for="token">Token</label>
        <input
          id="token"
          ref={field}
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-describedby="token-help"
        />
        <button type="submit">Connect</button>
      </form>
      <div id="token-help">
        <p>You find it in one of these places:</p>
        <ul>
          <li>
            in a file that only the user of the node can read. The node logs at its start where it is: “The address with its token is in …”.
            Open that address, or copy what follows <code>#token=</code>.
          </li>
          <li>
            in the configuration of the node: <code>ritsem.inspect.http.token</code>, if it is set there.
          </li>
        </ul>
        {wasRefused && (
          <p>
            Without a token in its configuration, a node has another one after each start: an address that you have kept is then too old.
          </p>
        )}
        <p>The token stays in this tab. It is not part of the address bar or of the history.</p>
      </div>
    </main>
  );
}

/** Says that page and node do not fit. */
export function OtherVersion({ version }: { readonly version: unknown }) {
  const isNumber = typeof version === "number";
  return (
    <main class="entry">
      <h1>Another version</h1>
      <p role="alert">
        {isNumber
          ? `This dashboard reads version ${CONTRACT_VERSION} of the inspection contract, and the node speaks version ${version}.`
          : "What answers at this address states no version of the inspection contract. It may not be a Ritsem node."}
      </p>
      <p>
        Open the dashboard that the node itself serves, or use the same version of Ritsem for both. Reload the page if the node has just
        been replaced.
      </p>
      <div class="buttons">
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
        <button type="button" onClick={pollNow}>
          Ask again
        </button>
      </div>
    </main>
  );
}
