// State of the components in the browser: one object for each mounted element.
import type { DataSet, Network } from "../vendor/vis-network.min.mjs";
import type { OverviewNet } from "../overview/network.js";
import type {
  ChainsSheet, DrawingSheet, GraphSheet, OverviewSheet, Party, PartyPoint, Picked, TieEnds,
  WorkSheet, WorkspaceSheet,
} from "./sheets";

export type MountElement = HTMLElement | ShadowRoot;

/** Arguments that Streamlit gives a component in each run. */
export interface Run<Sheet> {
  data: { sheet: [Sheet] };
  parentElement: MountElement;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** Side of a sign. */
export type Side = "above" | "below" | "left" | "right";

/** Name of a party: its box relative to the middle, and the factors of its size and sign. */
export interface NamePlace {
  box: Box;
  size: number;
  sign: number;
  side: Side;
}

/** Box of the label of a tie, and the factor of its size. */
export interface LabelPlace extends Box {
  scale: number;
}

/** Point of a tie as a function of t, from 0 at its start to 1 at its end. */
export type Curve = (t: number) => Point;

/** Place of a party on the canvas; undefined if it is not drawn. */
export type PlaceOf = (id: string) => Point | undefined;

/** How a drawing is turned: distances as factors, and where names are. */
export interface Turn {
  right: number;
  down: number;
  beside?: boolean;
  above?: boolean;
}

/** A click, double click or drag, with the parties and edges under the pointer. */
export interface Pointed {
  nodes: string[];
  edges: string[];
  event?: { srcEvent?: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean } };
}

/** What vis-network and its stand-in for the overview both do. */
export interface CanvasNet {
  getScale(): number;
  getPosition(id: string): Point;
  getPositions(ids?: string[]): Record<string, Point>;
  getNodeAt(spot: Point): string | undefined;
  canvasToDOM(spot: Point): Point;
  DOMtoCanvas(spot: Point): Point;
  moveTo(view: { scale?: number; position?: Point; animation?: boolean }): void;
  selectNodes(ids: string[], withEdges?: boolean): void;
  selectEdges(ids: string[]): void;
  unselectAll(): void;
  redraw(): void;
  destroy(): void;
}

/** Element of a drawing, with the drawing itself for the browser tests. */
export type Root = HTMLElement & { drawing?: Drawing };

export interface Frame {
  root: Root;
  bar: HTMLElement;
  /** Region that has the keyboard focus, around `host`. */
  canvas: HTMLElement;
  host: HTMLElement;
  legend: HTMLElement;
  /** Text that screen readers announce. */
  live: HTMLElement;
  help: HTMLElement;
  count: HTMLElement;
}

export interface Theme {
  scheme: "dark" | "light";
  paper: string;
  ink: string;
  primary: string;
  /** Background of a selected sign. */
  highlight: string;
  font: string;
}

/**
 * What all drawings have in common. `net` is there once the drawing has started; the rest of a run,
 * `data`, theme and parties, is set before anything reads it.
 */
export interface Drawing extends Frame, Theme {
  data: DrawingSheet;
  parties: Map<string, PartyPoint>;
  net: CanvasNet;
  turned?: Turn;
  /** Party under the arrow keys. */
  cursor?: string;
  pick(value: unknown): void;
  stopListening?(): void;
  /** Free the canvas. */
  stopDrawing?(): void;
}

/** Parties and ties that a selection lights; all others are dimmed. */
export interface Lit {
  parties: Set<string>;
  ties: Set<string>;
}

/** Drawing of names and ties with vis-network. */
export interface GraphDrawing extends Drawing {
  lit?: Lit;
  data: GraphSheet;
  parties: Map<string, Party>;
  net: Network;
  nodes: DataSet;
  edges: DataSet;
  hovered?: { edge?: string; node?: string };
  /** Names that are drawn, by party; placed anew for each scale. */
  names?: Map<string, NamePlace>;
  /** View that the names were placed for. */
  namedAt?: string;
  /** Selected parties, in the working graph. */
  chosen?: Set<string>;
  /** Boxes of the labels by tie; computed when first drawn. */
  labelBoxes?: Map<string, LabelPlace>;
  /** Boxes of the labels shown for the pointer or the selection. */
  pointedBoxes: Map<string, Box>;
  /** Width of the canvas in px when last shown. */
  width?: number;
}

/** The graph of chains. */
export interface ChainDrawing extends GraphDrawing {
  /** Party that the arrow keys are at. */
  at?: string;
  /** Parties and their places of the last run, to see whether they changed. */
  shape?: string;
}

export type ToolButton = HTMLButtonElement & { isEnabled(): boolean };

export interface WorkFrame extends Frame {
  /** Card at the pointer. */
  card: HTMLElement;
  toast: HTMLElement;
  tools: HTMLElement;
  under: HTMLElement;
}

/** What both drawings of the working graph have in common. */
export interface WorkDrawing extends Drawing, WorkFrame {
  data: WorkSheet;
  edges: { get(id: string): unknown };
  /** Ties as they are drawn. */
  ties: TieEnds[];
  lit?: Lit;
  /** Dim what the selection does not light; there once the drawing has started. */
  dim?(): void;
  chosen: Set<string>;
  chosenTie?: string;
  /** Send an action to Python. */
  act(name: string, more?: object): void;
  /** Set whether a drag on the canvas selects; there once the tools are built. */
  setBoxing(on: boolean): void;
  boxing?: boolean;
  updateButtons?(): void;
  menu?: HTMLElement;
  toastTimer?: ReturnType<typeof setTimeout>;
  searchField: HTMLInputElement;
  hitCount: HTMLElement;
  hitAt?: number;
  view?: string;
  /** Stamp of the step that was last announced. */
  announced?: number;
}

export type WorkspaceDrawing = WorkDrawing & GraphDrawing & { data: WorkspaceSheet };

export interface OverviewDrawing extends WorkDrawing {
  data: OverviewSheet;
  net: OverviewNet;
  edges: Map<string, OverviewTie>;
  revision?: string;
}

export interface OverviewTie extends TieEnds {
  strength: string;
}

/** Drawings by the element that they are mounted in. */
export type Instances<Kind extends Drawing> = WeakMap<MountElement, Kind>;

export interface ChainList {
  data: ChainsSheet;
  root: HTMLElement;
  /** Whether a chain is open, by its id, once the user has opened or closed it. */
  open: Map<string, boolean>;
  /** Groups that show all their chains. */
  more: Set<string>;
  /** Number of parties that all chains share at their start and end. */
  shared: [number, number];
  /** Groups of the last run as text, to see whether they changed. */
  key?: string;
  pick(value: Picked): void;
}
