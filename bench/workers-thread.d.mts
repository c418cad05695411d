import type { Actor, ReceiveActor, Registry } from "ritsem";

export function compute(iterations: number): number;
export class Echo extends ReceiveActor {}
export class Task extends Actor {
  override receive(iterations: number): void;
}
export const registry: Registry;
