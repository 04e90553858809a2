/** A call that was refused, or that nobody answered; its message is a sentence for people. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const SHOWN = 8;
const made = [];
let count = 0;

/** The last calls that somebody's click made, newest first. */
export const madeCalls = () => made;

/**
 * Calls the laptop.
 *
 * @param {{method?: string, path: string, key?: string, body?: object, words?: string}} request
 *     key: a bearer's; words: what it is for, which also puts it into the list of calls
 * @returns the answer's JSON, or null where it has none
 * @throws {Refusal}
 */
export async function call(request) {
  const entry = request.words ? remember(request) : null;
  const headers = {};
  if (request.key) headers.Authorization = `Bearer ${request.key}`;
  if (request.body) headers["Content-Type"] = "application/json";
  let response;
  let text;
  try {
    response = await fetch(request.path, {
      method: request.method ?? "GET",
      headers,
      body: request.body ? JSON.stringify(request.body) : undefined,
      cache: "no-store",
      credentials: "omit",
    });
    text = await response.text();
  } catch {
    throw new Refusal(0, "The laptop does not answer. Is infra/local/run still running?");
  }
  if (entry) entry.status = response.status;
  const json = parsed(text);
  if (!response.ok) throw new Refusal(response.status, plain(response.status, json));
  return json;
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
  const what = problem?.detail ?? problem?.title ?? `The laptop answered ${status}`;
  const fields = (problem?.errors ?? []).map(
    ({ field, code, detail }) => `${field}: ${detail ?? code}`,
  );
  const sentence = what.charAt(0).toUpperCase() + what.slice(1).replace(/\.$/, "");
  return fields.length === 0
    ? `${sentence} (${status}).`
    : `${sentence} (${status}): ${fields.join("; ")}.`;
}

function curl({ method, path, key, body }) {
  const parts = [`curl -sS${method === "GET" ? "" : ` -X ${method}`} ${quoted(location.origin + path)}`];
  if (key) parts.push(`-H ${quoted(`Authorization: Bearer ${key}`)}`);
  if (body) parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`);
  return parts.join(" \\\n  ");
}

/** For a POSIX shell: nothing within single quotes means anything to it. */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
