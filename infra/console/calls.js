import { language, t } from "./words.js";

/** A call that was refused, or that nobody answered; its message is a sentence for people. */
export class Refusal extends Error {
  constructor(status, message, errors = []) {
    super(message);
    this.status = status;
    /** What is wrong with which field: [{field, code, detail}]. */
    this.errors = errors;
  }
}

const SHOWN = 12;
const made = [];
let count = 0;
let base = "";

/** Where the API is; the page's own origin unless told otherwise. */
export function callAt(address) {
  base = address;
}

/** The last calls that somebody's click made, newest first. */
export const madeCalls = () => made;

/**
 * Calls the API.
 *
 * @param {{method?: string, path: string, key?: string, body?: object, words?: string, etag?: string}} request
 *     key: a bearer's; words: what it is for, which also puts it into the list of calls; etag: for If-Match
 * @returns the answer's JSON, or null where it has none
 * @throws {Refusal}
 */
export const call = async (request) => (await exchange(request)).json;

/** The same, with the answer's `ETag`. */
export async function exchange(request) {
  const entry = request.words ? remember(request) : null;
  const headers = { "Accept-Language": language() };
  if (request.key) headers.Authorization = `Bearer ${request.key}`;
  if (request.body) headers["Content-Type"] = "application/json";
  if (request.etag) headers["If-Match"] = request.etag;
  let response;
  let text;
  try {
    response = await fetch(base + request.path, {
      method: request.method ?? "GET",
      headers,
      body: request.body ? JSON.stringify(request.body) : undefined,
      cache: "no-store",
      credentials: "omit",
    });
    text = await response.text();
  } catch {
    throw new Refusal(0, t("call.silent"));
  }
  if (entry) entry.status = response.status;
  const json = parsed(text);
  if (!response.ok) throw new Refusal(response.status, plain(response.status, json), json?.errors);
  return { json, etag: response.headers.get("ETag") };
}

function remember({ method = "GET", path, key, body, words }) {
  const entry = { id: ++count, words, status: null, curl: curl({ method, path, key, body }) };
  made.unshift(entry);
  made.length = Math.min(made.length, SHOWN);
  return entry;
}

function parsed(text) {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** A problem+json in plain words: what is wrong, and with which field. */
function plain(status, problem) {
  const what = problem?.detail ?? problem?.title ?? t("call.answered", { status });
  const fields = (problem?.errors ?? []).map(({ field, code, detail }) => `${field}: ${detail ?? code}`);
  const sentence = what.charAt(0).toUpperCase() + what.slice(1).replace(/\.$/, "");
  return `${sentence} (${status})${fields.length > 0 ? `: ${fields.join("; ")}` : ""}.`;
}

function curl({ method, path, key, body }) {
  const address = (base || location.origin) + path;
  const parts = [`curl -sS${method === "GET" ? "" : ` -X ${method}`} ${quoted(address)}`];
  if (key) parts.push(`-H ${quoted(`Authorization: Bearer ${key}`)}`);
  if (body) parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`);
  return parts.join(" \\\n  ");
}

/** For a POSIX shell: nothing within single quotes means anything to it. */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
