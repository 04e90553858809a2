/** What a state of the workflow is about: [lane, words]. The lanes of text and email run side by side. */
const STATES = {
  First: ["", "Is there a phone to push to?"],
  Push: ["", "Push, and wait for the phone to acknowledge"],
  Received: ["", "Did the phone acknowledge?"],
  LookAgain: ["", "Look again: still unseen, still away?"],
  Looked: ["", "Decide by what was found"],
  WaitForGap: ["", "The chat was told a moment ago: wait for the gap to end"],
  Tell: ["", "Tell by text and email, side by side"],
  HasMessenger: ["text", "Is there a messenger?"],
  Messenger: ["text", "Send by messenger, and wait for its report"],
  MessengerCarried: ["text", "Did the messenger deliver?"],
  Xms: ["text", "Send SMS or LMS"],
  XmsCarried: ["text", "Did the carrier take it?"],
  XmsLater: ["text", "Not taken: ask again later"],
  TextDone: ["text", "Text is done"],
  Email: ["email", "Send the email"],
  EmailCarried: ["email", "Did the mail server take it?"],
  EmailLater: ["email", "Not taken: ask again later"],
  EmailDone: ["email", "Email is done"],
  Done: ["", "Nothing is left to do in this round"],
};

const ENDINGS = {
  succeeded: "Finished",
  failed: "Failed; the sweep takes it up again",
  timed_out: "Ran out of time; the sweep takes it up again",
  aborted: "Stopped; the sweep takes it up again",
};

export const stateOf = (name) => {
  const [lane, words] = STATES[name] ?? ["", name];
  return { lane, words };
};

/** The words for an execution's end; undefined for any other state. */
export const endingOf = (name) => ENDINGS[name];

export const OUTCOMES = {
  REACHED: "A device acknowledged, or a carrier took the text or the email.",
  SEEN: "Read in the chat, or the customer was active after it. Nothing more to do.",
  NOT_WANTED: "No follow-up was asked for, or the reply was unsent.",
  STALE: "Older than 24 hours before anybody could be told.",
  FAILED: "Carriers were asked, and none worked.",
  UNREACHABLE: "There was no carrier to ask.",
};

const STATUSES = {
  sending: "being sent",
  retry: "not taken yet, asked again later",
  accepted: "taken by the carrier",
  delivered: "delivered",
  refused: "refused",
  unknown: "unknown: perhaps sent, so not sent again",
  nothing: "not sent",
};

export const statusWords = (status) => STATUSES[status] ?? status;

const KINDS = {
  PUSH: "Push",
  ALIMTALK: "AlimTalk",
  LINE: "LINE",
  SMS: "SMS",
  LMS: "LMS",
  XMS: "SMS or LMS",
  EMAIL: "Email",
};

export const kindWords = (kind) => KINDS[kind] ?? kind;

export const CARRIERS = {
  push: "Push",
  xms: "SMS and LMS",
  email: "Email",
  alimtalk: "AlimTalk",
  line: "LINE",
};

export const MODES = {
  ok: "Fair",
  refuse: "Refuses",
  blocked: "Blocked by customer",
  silent: "Never reports",
  slow: "Reports after 90 s",
  down: "Can't be reached",
};

/** `active-since` and `lastActiveAt` as people would write them. */
export const spaced = (word) =>
  word
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_]/g, " ")
    .toLowerCase();

/** 4:09, or 1:04:09 from an hour on; never negative. */
export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** The time of day where the reader is. */
export const timeOf = (instant) =>
  new Date(instant).toLocaleTimeString("en-GB", { hourCycle: "h23" });

/** Day and time of day where the reader is. */
export const dayAndTimeOf = (instant) =>
  `${new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${timeOf(instant)}`;
