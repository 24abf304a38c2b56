// The part of vis-network that the components call.
import type { CanvasNet, Point, Pointed } from "../types/drawings";

type Item = { id: string } & Record<string, unknown>;

export class DataSet {
  readonly length: number;
  get(id: string): Item | null;
  getIds(): string[];
  remove(ids: string[]): void;
  update(items: Item[]): void;
}

export interface DrawnNode {
  id: string;
  distanceToBorder(ctx: CanvasRenderingContext2D, angle: number): number;
  /** Set by `endTiesAtNames`. */
  endsAtName?: boolean;
}

export interface DrawnEdge {
  options: { color: { opacity: number }; width: number };
}

export class Network implements CanvasNet {
  constructor(host: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object);
  readonly body: { nodes: Record<string, DrawnNode>; edges: Record<string, DrawnEdge> };
  on(
    name: "click" | "doubleClick" | "dragging" | "dragEnd", listener: (event: Pointed) => void,
  ): void;
  on(name: "hoverEdge", listener: (event: { edge: string }) => void): void;
  on(name: "hoverNode", listener: (event: { node: string }) => void): void;
  on(name: "blurEdge" | "blurNode", listener: () => void): void;
  on(
    name: "beforeDrawing" | "afterDrawing", listener: (ctx: CanvasRenderingContext2D) => void,
  ): void;
  once(name: "afterDrawing", listener: () => void): void;
  setOptions(options: object): void;
  getScale(): number;
  getPosition(id: string): Point;
  getPositions(ids?: string[]): Record<string, Point>;
  getNodeAt(spot: Point): string | undefined;
  getSelectedNodes(): string[];
  getSelectedEdges(): string[];
  canvasToDOM(spot: Point): Point;
  DOMtoCanvas(spot: Point): Point;
  moveTo(view: { scale?: number; position?: Point; animation?: boolean }): void;
  selectNodes(ids: string[], withEdges?: boolean): void;
  selectEdges(ids: string[]): void;
  unselectAll(): void;
  redraw(): void;
  destroy(): void;
}
