// `Dns`: the messages of the name service, and `Dns.get(system).manager`, which takes the first of them.
export { Resolve, Resolved } from "../message/dns-messages.ts";
export { DnsExtension, dnsOf as get } from "./dns-extension.ts";
