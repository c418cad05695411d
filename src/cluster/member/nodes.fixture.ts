import fc from "fast-check";
import { Address } from "../../actor/index.ts";
import { AppVersion } from "./app-version.ts";
import { Member, NEVER_UP } from "./member.ts";
import type { MemberStatus } from "./member-status.ts";
import { UniqueAddress } from "./unique-address.ts";

/** The node with this port; its uid is its port unless another is given. */
export function nodeAt(port: number, uid: number = port): UniqueAddress {
  return new UniqueAddress(new Address("akka.tcp", "Test", "127.0.0.1", port), uid);
}

/** A member with this status; one that is or was Up has its port as its up number. */
export function memberAt(port: number, status: MemberStatus = "Up", roles: readonly string[] = []): Member {
  const upNumber = status === "Joining" || status === "WeaklyUp" ? NEVER_UP : port;
  return new Member({ uniqueAddress: nodeAt(port), status, upNumber, roles, appVersion: AppVersion.parse("1.2.3") });
}

/** A node among `count`. */
export function anyNode(count: number): fc.Arbitrary<UniqueAddress> {
  return fc.integer({ min: 1, max: count }).map((port) => nodeAt(port));
}
