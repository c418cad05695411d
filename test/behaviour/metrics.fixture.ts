import { DataPointType, MeterProvider, type MetricData, MetricReader } from "@opentelemetry/sdk-metrics";

/** Asks for metrics when the test does. */
class OnDemand extends MetricReader {
  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }

  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }
}

/** A provider of meters whose metrics a test reads. */
export class RecordedMetrics {
  readonly #reader = new OnDemand();
  readonly provider: MeterProvider = new MeterProvider({ readers: [this.#reader] });

  /** Every metric that is reported now. */
  async all(): Promise<readonly { readonly name: string; readonly unit: string; readonly isCounter: boolean }[]> {
    return (await this.#data()).map(({ descriptor, dataPointType, ...rest }) => ({
      name: descriptor.name,
      unit: descriptor.unit,
      isCounter: dataPointType === DataPointType.SUM && "isMonotonic" in rest && rest.isMonotonic,
    }));
  }

  /** By name, and by name and the value of an attribute, if there is one beside the system. */
  async values(): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const { descriptor, dataPoints } of await this.#data()) {
      for (const { attributes, value } of dataPoints) {
        const { "ritsem.system": _system, ...others } = attributes;
        found.set([descriptor.name, ...Object.values(others)].join(" "), value as number);
      }
    }
    return found;
  }

  async #data(): Promise<readonly MetricData[]> {
    const { resourceMetrics } = await this.#reader.collect();
    return resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics).filter(({ dataPoints }) => dataPoints.length > 0);
  }
}

const UNITS: Readonly<Record<string, string>> = { By: "_bytes", s: "_seconds" };

/** The name that Prometheus gives a metric. */
export function prometheusNameOf({
  name,
  unit,
  isCounter,
}: {
  readonly name: string;
  readonly unit: string;
  readonly isCounter: boolean;
}): string {
  return `${name.replaceAll(".", "_")}${UNITS[unit] ?? ""}${isCounter ? "_total" : ""}`;
}
