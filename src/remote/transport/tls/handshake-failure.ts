import { reasonOf } from "../../../base/index.ts";
import type { TlsFailure } from "../../explanation/index.ts";

/** Alerts by which a peer rejects a certificate, as OpenSSL names them. */
const CERTIFICATE_ALERT = /ALERT_(?:BAD_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED)$/;
const NO_COMMON =
  /(?:UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_SHARED_CIPHER|WRONG_SSL_VERSION|ALERT_HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|NO_PROTOCOLS_AVAILABLE)/;
/** What OpenSSL says of bytes that are no TLS. */
const NO_TLS =
  /(?:WRONG_VERSION_NUMBER|HTTP_REQUEST|HTTPS_PROXY_REQUEST|PACKET_LENGTH_TOO_LONG|RECORD_LAYER_FAILURE|BAD_RECORD_TYPE|UNKNOWN_PROTOCOL)/;

/**
 * The failure that an error of a TLS socket means; `undefined` if it has nothing to do with TLS. `isOver` tells whether the handshake had ended:
 * a peer may still reject a certificate after that (TLS 1.3).
 */
export function handshakeFailureFrom(error: unknown, address: string, settingsKey: string, isOver: boolean): TlsFailure | undefined {
  const code = codeOf(error);
  const alert = CERTIFICATE_ALERT.exec(code);
  if (alert !== null) return { kind: "certificate-rejected-there", address, alert: wordsOf(alert[0]), settingsKey };
  if (isOver) return code.startsWith("ERR_SSL_") ? { kind: "tls-broken", address, why: reasonIn(error), settingsKey } : undefined;
  if (code === "ERR_TLS_HANDSHAKE_TIMEOUT") return { kind: "tls-broken", address, why: "it took too long", settingsKey };
  if (NO_COMMON.test(code)) return { kind: "tls-versions-differ", address, why: reasonIn(error), settingsKey };
  if (NO_TLS.test(code)) return { kind: "speaks-plain", address, settingsKey };
  if (code.startsWith("ERR_SSL_")) return { kind: "tls-broken", address, why: reasonIn(error), settingsKey };
  return code === "ECONNRESET" || code === "EPIPE" ? { kind: "closed-in-tls-handshake", address, settingsKey } : undefined;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

/** `unknown ca` of `ALERT_UNKNOWN_CA`. */
function wordsOf(alert: string): string {
  return alert.replace("ALERT_", "").toLowerCase().replaceAll("_", " ");
}

/** OpenSSL's reason without its numbers and file names. */
function reasonIn(error: unknown): string {
  const { reason } = error as { reason?: unknown };
  return typeof reason === "string" ? reason : reasonOf(error);
}
