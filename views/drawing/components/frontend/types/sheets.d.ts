// Data that Python sends to the components as JSON. Python builds it in views/drawing,
// views/workspace/canvas/drawing_data.py, views/verdict/chain_cards.py and the pages.

/** Texts in the user's language by their key. */
export type Words = Record<string, string>;

/** Silhouette on a field of 24 by 24, and its colour in either theme. */
export interface KindSign {
  path: string;
  light: string;
  dark: string;
  label: string;
}

/** Line of a strength: dashes and width in px, and its colour in either theme. */
export interface TieSign {
  dashes: number[];
  width: number;
  light: string;
  dark: string;
}

export interface Signs {
  kinds: Record<string, KindSign>;
  ties: Record<string, TieSign>;
  /** Outer and inner width in px of the strengths that can be hollow. */
  hollow: Record<string, [number, number]>;
  /** Opacity of a line that has ended, 0 to 1. */
  pale: number;
}

export interface Picked {
  kind: "entity" | "tie" | "chain";
  id: string;
}

/** Party of any drawing, at its place in px. */
export interface PartyPoint {
  id: string;
  label: string;
  kind: string;
  aria: string;
  x: number;
  y: number;
  /** Number of neighbours that are not in the working graph. */
  more?: number;
  /** The same by kind of tie: its key and the number. */
  ways?: [string, number][];
  /** Number of its links in the working graph. */
  links?: number;
  /** Size of its sign in px, where the user chose one. */
  size?: number;
  /** Number of its colour, where the user chose one. */
  shade?: number;
  /** Sign and word of what came since the graph was opened. */
  mark?: string;
}

/** Party drawn with its name. */
export interface Party extends PartyPoint {
  lines: string[];
  role: "" | "start" | "target";
  tag: string;
  /** Where it is, for its card. */
  note?: string;
  dim: boolean;
  pinned?: boolean;
  /** True if only a register holds it, and not the case. */
  outside?: boolean;
}

export interface TieEnds {
  id: string;
  from: string;
  to: string;
}

/** Tie drawn as a line or an arrow. */
export interface Tie extends TieEnds {
  strength: string;
  hollow: boolean;
  dim: boolean;
  ended: boolean;
  owns: boolean;
  label: string[];
  /** Sign and word of what came since the graph was opened; also the last line of the label. */
  mark?: string;
  /** Roundness of the line; positive bends clockwise, 0 is straight. */
  bend: number;
  /** Number of earlier ties between the same parties. */
  turn: number;
}

interface EntryState {
  label: string;
  /** True if the working graph hides what has this sign. */
  off?: boolean;
  count?: number;
}

/** Links of the storefronts on a platform, which the entry folds and unfolds. */
export interface FoldEntry extends EntryState {
  mark?: undefined;
  shade?: undefined;
  fold: string;
  kind?: undefined;
  strength?: undefined;
  ended?: undefined;
}

/** Colour that the user chose, by its number. */
export interface ShadeEntry extends EntryState {
  mark?: undefined;
  shade: number;
  fold?: undefined;
  kind?: undefined;
  strength?: undefined;
  ended?: undefined;
}

export interface KindEntry extends EntryState {
  mark?: undefined;
  fold?: undefined;
  shade?: undefined;
  kind: string;
  strength?: undefined;
  ended?: undefined;
}

export interface LineEntry extends EntryState {
  mark?: undefined;
  shade?: undefined;
  fold?: undefined;
  kind?: undefined;
  strength: string;
  hollow: boolean;
  ended?: boolean;
}

/** What is new; it explains a mark, and filters nothing. */
export interface MarkEntry extends EntryState {
  /** The sign, a character. */
  mark: string;
  shade?: undefined;
  fold?: undefined;
  kind?: undefined;
  strength?: undefined;
  ended?: undefined;
}

export type LegendEntry = FoldEntry | ShadeEntry | KindEntry | LineEntry | MarkEntry;

/** Folded links: a platform and the storefronts that sell on it. */
export interface Fold {
  platform: string;
  parties: string[];
}

/** What all drawings have in common. */
export interface DrawingSheet {
  signs: Signs;
  words: Words;
  legend: LegendEntry[];
  /** Colours that the user chose, in either theme. */
  shades?: { light: string; dark: string }[];
  caption: string;
  aria: string;
  /** Height of the component in px. */
  height: number;
  /** True if names are beside the parties instead of below them. */
  beside: boolean;
}

/** The graph of chains. */
export interface GraphSheet extends DrawingSheet {
  nodes: Party[];
  edges: Tie[];
  pick: Picked | null;
}

/** What both drawings of the working graph have in common. */
export interface WorkSheet extends DrawingSheet {
  /** Names of the kinds of tie by their key. */
  ways?: Words;
  layout: string;
  layouts: [string, string][];
  /** Maximum number of parties that one expansion adds. */
  most: number;
  picked: string[];
  tie: string | null;
  /** Ids of the ties of the path between two selected parties. */
  lit: string[];
  folds: Fold[];
  /** Key of the view: another one asks to show all parties again. */
  view: string;
  said: string;
  /** Number of the last step, so that each is announced once. */
  stamp: number;
  can: { undo: string; redo: string; back: number };
}

export interface WorkspaceSheet extends WorkSheet, GraphSheet {}

/** Parties in columns, and ties that refer to them by position. */
export interface OverviewSheet extends WorkSheet {
  columns: {
    id: string[]; label: string[]; kind: number[]; links: number[]; x: number[]; y: number[];
    /** Empty where the user chose none. */
    shade: number[]; size: number[];
  };
  lines: { id: string[]; from: number[]; to: number[]; strength: string[] };
  kinds: string[];
  revision: number;
}

export interface CardParty {
  id: string;
  name: string;
  kind: string;
  kindLabel: string;
  place: string;
}

export interface ChainHop {
  id: string;
  to: CardParty;
  verb: string;
  after: string;
  ended: boolean;
  strength: string;
  hollow: boolean;
  weakest: boolean;
  wording: string;
  quoted: boolean;
  lang: string;
  translation: string;
  chip: string;
  chipLabel: string;
  source: { publisher: string; published: string; url: string; note: string };
  period: string;
  also: string[];
}

export interface Chain {
  id: string;
  rank: string;
  label: string;
  strength: string;
  standing: string;
  standingLabel: string;
  start: CardParty;
  /** Names of its parties in order: one more than its hops. */
  path: string[];
  hops: ChainHop[];
  notes: string[];
  sentence: string;
  sources: string;
  facts: string;
}

export interface ChainGroup {
  id: string;
  strength: string;
  hollow: boolean;
  label: string;
  says: string;
  open: boolean;
  chains: Chain[];
}

export interface ChainsSheet {
  groups: ChainGroup[];
  pick: Picked | null;
  words: Words;
  signs: Signs;
}

export interface Row {
  id: string;
  href: string;
  title: string;
  text?: string;
  kind?: string;
  aside?: string;
  small?: string;
  verdict?: string;
  strength?: string;
  hollow?: boolean;
  current?: boolean;
  /** True if the search text names exactly this party. */
  exact?: boolean;
  /** Label of the button at its end. */
  action?: string;
}

export interface RowsSheet {
  label: string;
  rows: Row[];
  /** Key of the search field, empty without one. */
  focus: string;
  asked: string;
  signs: Signs;
}

export interface OrderSheet {
  label: string;
  items: string[];
  /** Place of the item that is shown, from 0. */
  current: number;
}
