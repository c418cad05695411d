import { useState } from "preact/hooks";
import { type ConversationRecord, conversationOf, mermaidOf } from "../../contract.ts";
import { conversationLink, linkTo } from "../../state/route.ts";
import { conversation, conversations } from "../../state/store.ts";
import { clock, duration, plural } from "../format.ts";
import { Nothing } from "../parts/marks.tsx";
import { SequenceDiagram, textOf } from "../parts/sequence-diagram.tsx";

/** The traces that this node knows, and one of them as a sequence diagram. */
export function ConversationsPage({ subject }: { readonly subject: string }) {
  const list = conversations.value;
  return (
    <>
      {subject !== "" && <One key={subject} trace={subject} />}
      {list === undefined ? (
        <p class="quiet">Asking for conversations …</p>
      ) : !list.isRecording ? (
        <Nothing>
          This system records no conversations. Pass a SpanRecorder of ritsem/opentelemetry to the tracer provider, and to
          OpenTelemetry.start.
        </Nothing>
      ) : list.conversations.length === 0 ? (
        <Nothing>No message was sent within a trace.</Nothing>
      ) : (
        <ul class="lines" aria-label="Conversations">
          {list.conversations.map(({ trace, firstTime, messages, nodes }) => (
            <li key={trace}>
              <time>{clock(firstTime)}</time> <a href={conversationLink(trace)}>{trace}</a>{" "}
              <span class="quiet">
                {plural(messages, "message")} · {nodes.join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {list !== undefined && list.total > list.conversations.length && (
        <p class="quiet">and {list.total - list.conversations.length} that began earlier</p>
      )}
    </>
  );
}

function One({ trace }: { readonly trace: string }) {
  const shown = conversation.value?.trace === trace ? conversation.value.record : undefined;
  return (
    <section class="one" aria-label={trace}>
      <h2>
        {trace} <a href={linkTo("conversations")}>Close</a>
      </h2>
      {shown === undefined ? (
        <p class="quiet">Asking for its spans …</p>
      ) : shown === null ? (
        <Nothing>The node keeps no spans of this trace.</Nothing>
      ) : (
        <Drawn record={shown} />
      )}
    </section>
  );
}

function Drawn({ record }: { readonly record: ConversationRecord }) {
  const [isCopied, setCopied] = useState(false);
  const found = conversationOf(record.spans);
  const mermaid = mermaidOf(found);
  if (found.steps.length === 0) return <Nothing>It has no message that this system has sent.</Nothing>;
  return (
    <>
      <div class="tools">
        {window.isSecureContext && (
          <button type="button" onClick={() => void navigator.clipboard.writeText(mermaid).then(() => setCopied(true))}>
            {isCopied ? "Copied" : "Copy as Mermaid"}
          </button>
        )}
        <span class="quiet">
          Spans of this node. <code>ritsem conversation</code> joins those of several.
          {record.total > record.spans.length && ` Only ${record.spans.length} of ${record.total} spans are shown.`}
        </span>
      </div>
      <div class="graph-box">
        <SequenceDiagram {...found} />
      </div>
      <ol class="flight" aria-label="Messages">
        {found.steps.map((step, index) => (
          <li key={index}>
            <time>+{duration(step.atMs)}</time> {textOf(step)}
          </li>
        ))}
      </ol>
      <details>
        <summary>Mermaid</summary>
        <pre>{mermaid}</pre>
      </details>
    </>
  );
}
