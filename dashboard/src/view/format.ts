const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** `12,345`; `1.2M` from a million on. */
export function count(value: number): string {
  return Math.abs(value) >= 1_000_000 ? short.format(value) : whole.format(value);
}

/** A number per second: small ones with a digit behind the point. */
export function perSecond(value: number): string {
  return `${value !== 0 && Math.abs(value) < 10 ? value.toFixed(1) : count(value)}/s`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

export function bytes(value: number): string {
  if (value < 1000) return `${value.toFixed(0)} B`;
  const units = ["kB", "MB", "GB", "TB"];
  let scaled = value / 1000;
  let unit = 0;
  while (scaled >= 1000 && unit < units.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  return `${scaled.toFixed(scaled < 10 ? 1 : 0)} ${units[unit]}`;
}

/** `450 ms`, `12 s`, `3 min 20 s`, `34 min`, `5 h 2 min`, `2 d 4 h`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${seconds} s`;
  if (seconds >= 600 && seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}

/** Time of the day, by the clock of the browser's place. */
export function clock(iso: string | number): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? String(iso) : time.toLocaleTimeString("en-GB");
}

/** `akka.tcp://Shop@10.0.0.1:8081` → `Shop@10.0.0.1:8081`. */
export function shortAddress(address: string): string {
  return address.replace(/^akka(\.\w+)?:\/\//, "");
}

/** 1 thing, 2 things. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
