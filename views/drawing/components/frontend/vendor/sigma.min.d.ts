// The part of Sigma that the overview calls.
import type { Point } from "../types/drawings";
import type { Graph } from "./graphology.umd.min.js";

export interface StageEvent {
  event: Point & { original: MouseEvent | TouchEvent };
  preventSigmaDefault(): void;
}

export interface NodeEvent extends StageEvent {
  node: string;
}

export interface Renderer {
  on(name: "clickNode" | "doubleClickNode", listener: (event: NodeEvent) => void): void;
  on(name: "clickStage" | "doubleClickStage", listener: (event: StageEvent) => void): void;
  getCamera(): { ratio: number; setState(state: Point & { ratio: number }): void };
  getDimensions(): { width: number; height: number };
  graphToViewport(spot: Point): Point;
  viewportToGraph(spot: Point): Point;
  viewportToFramedGraph(spot: Point): Point;
  kill(): void;
  refresh(): void;
  scheduleRefresh(options: { skipIndexation: boolean }): void;
  setCustomBBox(box: { x: [number, number]; y: [number, number] }): void;
  setSetting(name: string, value: unknown): void;
}

declare global {
  var Sigma: new (graph: Graph, host: HTMLElement, settings: object) => Renderer;
}
