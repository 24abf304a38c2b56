// Data of the queue of matches that Python sends, and its state in the browser.
// Python builds it in views/lists/matches.
import type { Run } from "./drawings";
import type { Signs, Words } from "./sheets";

/** Text in pieces; 1 marks letters that differ from the other side. */
export type MarkedText = [string, 0 | 1][];

export interface MatchValue {
  text: MarkedText;
  /** The value in Latin letters, "" if it is in them already. */
  latin: string;
  /** Publisher and date of its source. */
  source: string;
  standing: string;
  chip: string;
  /** Address of the page with the capture, or "". */
  capture: string;
}

/** How the values of two sides compare, as a word, a sign and a tone. */
export interface MatchMark {
  word: string;
  sign: string;
  tone: "same" | "differs" | "near" | "silent";
}

export interface MatchRow {
  label: string;
  sides: [MatchValue[], MatchValue[]];
  mark: MatchMark;
}

export interface MatchLine {
  text: string;
  left: string;
  right: string;
}

export interface MatchSide {
  id: string;
  name: string;
  latin: string;
  href: string;
  kind: string;
  kicker: string;
}

/** What one judgement would change: verdicts before and after, and further sentences. */
export interface MatchChange {
  judgement: string;
  title: string;
  verdicts: { name: string; href: string; before: string; after: string }[];
  texts: string[];
}

export interface MatchMember {
  id: string;
  name: string;
  href: string;
  kicker: string;
  cells: string[];
  /** Who joined it to whom, "" for the first. */
  joined: string;
  /** Key of this member against the rest, "" where it cannot be taken out. */
  out: string;
}

export interface MatchGroup {
  title: string;
  columns: string[];
  members: MatchMember[];
  notes: string[];
  /** Keys of the open pairs among the members. */
  open: string[];
  accept: string;
  /** Whether one of the open pairs is only possible, so that a reason is needed. */
  whyNeeded: boolean;
}

/** A source of one side, with its capture and live page, "" where there is none. */
export interface MatchSource {
  source: string;
  title: string;
  capture: string;
  url: string;
}

export interface MatchPair {
  key: string;
  grade: string;
  gradeLabel: string;
  title: string;
  question: string;
  tag: string;
  sides: [MatchSide, MatchSide];
  rows: MatchRow[];
  speaks: { for: MatchLine[]; against: MatchLine[]; nothing: MatchLine[] };
  unstated: string;
  sources: [MatchSource[], MatchSource[]];
  notes: string[];
  /** null while they are being worked out. */
  changes: MatchChange[] | null;
  /** Whether they were worked out before the database last changed. */
  changesOlder: boolean;
  /** Why they cannot be judged the same, or "". */
  refusal: string;
  whyNeeded: boolean;
  why: string;
  group: MatchGroup;
}

export interface MatchFailure {
  number: number;
  attempt: number;
  key: string;
  text: string;
}

export interface MatchSheet {
  words: Words;
  session: string;
  /** Name of the queue with its filters; another one begins at ``at``. */
  queue: string;
  pairs: MatchPair[];
  /** Place of the first of them in the queue, from 0. */
  first: number;
  total: number;
  at: string;
  /** Number of the last command that is written. */
  done: number;
  failed: MatchFailure | null;
  /** Keys of the pairs judged last in this session, the newest at the end. */
  undo: string[];
  author: string;
  /** Language of the page. */
  lang: string;
  /** Whether grade and reasons are hidden, for a sample. */
  blind: boolean;
  signs: Signs;
}

export interface MatchCommand {
  number: number;
  act: "judge" | "back" | "out" | "accept_group";
  key: string;
  judgement: string;
  why: string;
  author: string;
}

export interface MatchQueue {
  name: string;
  session: string;
  pairs: Map<string, MatchPair>;
  order: string[];
  first: number;
  total: number;
  cursor: string;
  /** The pair at which the queue began, "" once the reader has moved or judged. */
  begin: string;
  pending: MatchCommand[];
  number: number;
  attempt: number;
  failed: MatchFailure | null;
  undo: string[];
}

/** The mounted queue: its state, the last sheet, and the parts that change. */
export interface MatchDesk {
  root: HTMLElement;
  queue: MatchQueue;
  sheet: MatchSheet;
  card: HTMLElement;
  /** Announces what was done. */
  said: HTMLElement;
  place: HTMLElement;
  stopped: HTMLElement;
  why: HTMLInputElement;
  whyLabel: HTMLElement;
  name: HTMLInputElement;
  buttons: Map<string, HTMLButtonElement>;
  beside: HTMLElement;
  help: HTMLDialogElement;
  /** Views that are switched on: "sources", "group", "latin". */
  views: Set<string>;
  keysOn: boolean;
  /** What the card shows: the pair as JSON with the views, and its key. */
  drawn: string;
  drawnKey: string;
  send(): void;
  redraw(): void;
  asked: number;
}

export type MatchRun = Run<MatchSheet>;
