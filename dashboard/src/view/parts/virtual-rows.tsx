import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Height of a row. Unit: CSS pixels; the same as in the style sheet. */
export const ROW_HEIGHT = 28;
/** Browsers draw no element higher than some tens of millions of pixels: this many rows are far below. */
const MAXIMUM_ROWS = 500_000;
/** Rows beyond the visible ones, so that a quick scroll shows no gap. */
const OVERSCAN = 8;

/** A list of which only the rows in view exist. */
export interface VirtualRowsProps {
  readonly label: string;
  /** `grid`, or `treegrid` if rows have levels. */
  readonly role: "grid" | "treegrid";
  readonly columns: readonly { readonly name: string; readonly class?: string }[];
  readonly count: number;
  /** Cells of a row, and attributes of the row. */
  readonly row: (number: number) => {
    readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
    readonly cells: readonly ComponentChildren[];
  };
  /** Called with the range that is in view. */
  readonly onView?: (first: number, end: number) => void;
  /** Enter, or a double click. */
  readonly onEnter?: (number: number) => void;
  /** Other keys: returns the row that is active afterwards; undefined: the key means nothing here. */
  readonly onKey?: (key: string, number: number) => number | undefined;
  readonly class?: string;
}

/** Keys move an active row, which a screen reader is told of; the list itself has the focus. */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, role, columns, row, onView, onEnter, onKey } = props;
  const count = Math.min(props.count, MAXIMUM_ROWS);
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [chosen, setActive] = useState(0);
  const active = Math.max(0, Math.min(chosen, count - 1));
  const id = role + label.replace(/\W/g, "");
  const first = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - OVERSCAN);
  const end = Math.min(count, Math.ceil((view.top + view.height) / ROW_HEIGHT) + OVERSCAN);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);
  useEffect(() => onView?.(first, end), [first, end, count]);

  const move = (to: number): void => {
    const number = Math.max(0, Math.min(count - 1, to));
    setActive(number);
    const element = box.current;
    if (element === null) return;
    const head = ROW_HEIGHT; // the heading stays at the top
    if (number * ROW_HEIGHT < element.scrollTop) element.scrollTop = number * ROW_HEIGHT;
    else if ((number + 1) * ROW_HEIGHT + head > element.scrollTop + element.clientHeight)
      element.scrollTop = (number + 1) * ROW_HEIGHT + head - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const perPage = Math.max(1, Math.floor(view.height / ROW_HEIGHT) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + perPage,
      PageUp: active - perPage,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key] ?? onKey?.(event.key, active);
    if (to !== undefined) move(to);
    else if (event.key === "Enter" && onEnter !== undefined) onEnter(active);
    else return;
    event.preventDefault();
  };
  const rows = [];
  for (let number = first; number < end; number += 1) {
    const { attributes, cells } = row(number);
    rows.push(
      <div
        key={number}
        id={`${id}-${number}`}
        role="row"
        class={number === active ? "row active" : "row"}
        style={{ top: `${(number + 1) * ROW_HEIGHT}px` }}
        aria-rowindex={number + 2}
        onClick={() => setActive(number)}
        onDblClick={() => onEnter?.(number)}
        {...attributes}
      >
        {cells.map((cell, column) => (
          <div key={column} role={role === "treegrid" && column === 0 ? "rowheader" : "gridcell"} class={columns[column]?.class}>
            {cell}
          </div>
        ))}
      </div>,
    );
  }
  return (
    <div
      ref={box}
      class={`rows ${props.class ?? ""}`}
      role={role}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={active >= first && active < end ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div class="row head" role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <div key={column.name} role="columnheader" class={column.class}>
            {column.name}
          </div>
        ))}
      </div>
      <div class="all" role="presentation" style={{ height: `${count * ROW_HEIGHT}px` }} />
      {rows}
    </div>
  );
}
