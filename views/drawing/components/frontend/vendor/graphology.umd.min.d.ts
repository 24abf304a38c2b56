// The part of graphology that the overview calls.
import type { Point } from "../types/drawings";

export interface PointLook extends Point {
  label: string;
  size: number;
  color: string;
}

export interface LineLook {
  size: number;
  color: string;
  /** Colour without the paper mixed in. */
  ink: string;
}

export interface Graph {
  addNode(id: string, look: PointLook): void;
  addDirectedEdgeWithKey(id: string, from: string, to: string, look: LineLook): void;
  clear(): void;
  extremities(edge: string): [string, string];
  getNodeAttributes(id: string): PointLook;
  nodes(): string[];
}

declare global {
  var graphology: { MultiDirectedGraph: new () => Graph };
}
