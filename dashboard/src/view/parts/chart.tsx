import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { theme } from "../../state/preferences.ts";

/** Time that a chart covers at least. */
const LEAST_SECONDS = 60;

export interface ChartProps {
  readonly title: string;
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly times: readonly number[];
  readonly format: (value: number) => string;
  /** Changes when there are new values. */
  readonly round: number;
  readonly height?: number;
}

/** Values over time. Its text says the same in short: the latest and the highest value of each line. */
export function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const { series, times, format, height = 130 } = props;
  const scheme = theme.value;

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const make = (): void => {
      plot.current?.destroy();
      plot.current = new uPlot(optionsOf(props, element, height), dataOf(props), element);
    };
    make();
    const observer = new ResizeObserver(() => plot.current?.setSize({ width: Math.max(100, element.clientWidth), height }));
    observer.observe(element);
    const query = matchMedia("(prefers-color-scheme: dark)");
    query.addEventListener("change", make);
    return () => {
      query.removeEventListener("change", make);
      observer.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [scheme, height, series.length]);
  useEffect(() => plot.current?.setData(dataOf(props)), [props.round, times]);

  return (
    <figure class="chart">
      <figcaption>
        <span>{props.title}</span>
        {series.map(({ label, values }, index) => (
          <span key={label} class={`legend series-${index + 1}`}>
            {series.length > 1 ? `${label} ` : ""}
            <b>{textOf(values.at(-1) ?? null, format)}</b>
          </span>
        ))}
      </figcaption>
      <div class="plot" ref={box} role="img" aria-label={summaryOf(props)} />
    </figure>
  );
}

function dataOf({ times, series }: ChartProps): uPlot.AlignedData {
  return [times as number[], ...series.map(({ values }) => values as (number | null)[])];
}

function textOf(value: number | null, format: (value: number) => string): string {
  return value === null ? "–" : format(value);
}

function summaryOf({ title, series, format }: ChartProps): string {
  const parts = series.map(({ label, values }) => {
    let highest: number | null = null;
    for (const value of values) if (value !== null && (highest === null || value > highest)) highest = value;
    return `${label} ${textOf(values.at(-1) ?? null, format)}, highest ${textOf(highest, format)}`;
  });
  return `${title}: ${parts.join("; ")}`;
}

function optionsOf({ series, format }: ChartProps, element: HTMLElement, height: number): uPlot.Options {
  const grid = { stroke: colour(element, "chart-grid"), width: 1 };
  const axis: uPlot.Axis = { stroke: colour(element, "chart-axis"), grid, ticks: { show: false }, font: "11px system-ui, sans-serif" };
  return {
    width: Math.max(100, element.clientWidth),
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      x: { range: (_, low, high) => [Math.min(low, high - LEAST_SECONDS), high] },
      y: { range: (_, __, high) => [0, high > 0 ? high * 1.1 : 1] },
    },
    axes: [
      { ...axis, size: 24, space: 70, values: (_, ticks) => ticks.map((tick) => new Date(tick * 1000).toLocaleTimeString("en-GB")) },
      { ...axis, size: 62, space: 26, values: (_, ticks) => ticks.map((tick) => format(tick)) },
    ],
    series: [
      {},
      ...series.map(({ label }, index) => {
        const stroke = colour(element, `series-${index + 1}`);
        return {
          label,
          stroke,
          width: 1.5,
          points: { show: false },
          ...(series.length === 1 ? { fill: colour(element, "chart-fill") } : {}),
        };
      }),
    ],
  };
}

/** The colour of a class: a canvas does not know the properties of the style sheet. */
function colour(parent: HTMLElement, name: string): string {
  const probe = document.createElement("i");
  probe.className = name;
  parent.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
