import { svg } from "./dom.js";
import { span, t, wordsOf } from "./words.js";

const [WIDTH, HIGH, GAP, ROW, PAD] = [372, 26, 8, 42, 10];
let definition;

/** Whether the definition is there to be drawn. */
export const learned = () => definition !== undefined;

/** The workflow's own definition, read once. */
export async function learn() {
  definition ??= await (await fetch(new URL("follow-up.asl.json", import.meta.url))).json();
}

/**
 * The workflow as a picture, drawn from its definition; the way that a follow-up took is lit.
 *
 * @param way [{state, at}] in the order of time
 */
export function picture(way, makers) {
  const drawn = draw(definition, { x: 0, y: PAD, width: WIDTH });
  const taken = light(way, drawn.edges);
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${drawn.height + PAD}`, class: "workflow", role: "img", "aria-label": t("picture", { way: way.map(({ state }) => wordsOf(`state.${state}`, state)).join(" → ") }) },
    drawn.frames.map(({ x, y, width, height, name }) => svg("rect", { x, y, width, height, rx: 10, class: `frame ${taken.at.has(name) ? "lit" : ""}` })),
    drawn.edges.map((edge) => svg("path", { d: curve(edge), class: `edge ${taken.edges.has(edge) ? "lit" : ""}` })),
    drawn.nodes.map((node) => nodeOf(node, taken.at.has(node.name), taken.lag.get(node.name), makers)),
  );
}

function nodeOf({ name, type, x, y, width }, lit, lag, makers) {
  const words = makers ? name : wordsOf(`state.${name}`, name);
  return svg(
    "g",
    { class: `node ${type.toLowerCase()} ${lit ? "lit" : ""}`, "data-state": name },
    svg("title", {}, `${name} (${type})`),
    svg("rect", { x, y, width, height: HIGH, rx: type === "Choice" ? 13 : type === "Succeed" ? 4 : 8 }),
    svg("text", { x: lag ? x + 9 : x + width / 2, y: y + 17, "text-anchor": lag ? "start" : "middle" }, words),
    lag ? svg("text", { x: x + width - 8, y: y + 17, "text-anchor": "end", class: "at" }, lag) : null,
  );
}

/**
 * Which states and edges were taken: each state was entered from the last one that leads to it. Its time
 * stands where it is another than that of the state before.
 */
function light(way, edges) {
  const at = new Map();
  const lag = new Map();
  const taken = new Set();
  let said = "";
  way.forEach(({ state, at: entered }, index) => {
    if (!at.has(state)) at.set(state, entered);
    const after = `+${span(Date.parse(entered) - Date.parse(way[0].at))}`;
    if (index > 0 && after !== said) lag.set(state, after);
    said = after;
    for (let before = index - 1; before >= 0; before--) {
      const edge = edges.find(({ from, to }) => from.name === way[before].state && to.name === state);
      if (edge) {
        taken.add(edge);
        break;
      }
    }
  });
  return { at, lag, edges: taken };
}

/** States in rows by how far they are from the start; a state with branches has a row to itself. */
function draw({ StartAt, States }, { x, y, width }) {
  const drawn = { nodes: [], edges: [], frames: [], height: y };
  const places = new Map();
  let top = y;
  for (const row of rowsOf(StartAt, States)) {
    const plain = row.filter((name) => States[name].Type !== "Parallel");
    const wide = Math.min(176, (width - GAP * (plain.length + 1)) / Math.max(1, plain.length));
    plain.forEach((name, index) => {
      const spread = plain.length === 1 ? (width - wide) / 2 : GAP + index * ((width - 2 * GAP - wide) / (plain.length - 1));
      place(name, { x: x + spread, y: top, width: wide });
    });
    if (plain.length > 0) top += ROW;
    for (const name of row.filter((each) => States[each].Type === "Parallel")) {
      const inner = width - 2 * GAP;
      place(name, { x: x + (width - 176) / 2, y: top, width: 176 });
      const branches = States[name].Branches.map((branch, index, all) =>
        draw(branch, { x: x + GAP + (index * inner) / all.length, y: top + ROW, width: inner / all.length }),
      );
      const height = Math.max(...branches.map((branch) => branch.height)) - top;
      drawn.frames.push({ name, x: x + 2, y: top + HIGH / 2, width: width - 4, height: height - HIGH / 2 });
      branches.forEach((branch, index) => {
        drawn.nodes.push(...branch.nodes);
        drawn.frames.push(...branch.frames);
        drawn.edges.push(...branch.edges, { from: places.get(name), to: branch.nodes.find((node) => node.name === States[name].Branches[index].StartAt) });
      });
      top += height + GAP * 2;
    }
  }
  for (const [name, state] of Object.entries(States)) {
    for (const next of nextsOf(state)) drawn.edges.push({ from: places.get(name), to: places.get(next) });
  }
  drawn.height = top - (ROW - HIGH) / 2;
  return drawn;

  function place(name, where) {
    const node = { name, type: States[name].Type, ...where };
    places.set(name, node);
    drawn.nodes.push(node);
  }
}

/** Where a state may lead, each once. */
const nextsOf = (state) => [
  ...new Set([...(state.Choices ?? []).map(({ Next }) => Next), state.Default, state.Next, ...(state.Catch ?? []).map(({ Next }) => Next)].filter(Boolean)),
];

/** The longest way to each state, going back counted out. */
function rowsOf(start, states) {
  const depth = new Map();
  const visit = (name, level, path) => {
    if (path.has(name)) return;
    if ((depth.get(name) ?? -1) < level) {
      depth.set(name, level);
      for (const next of nextsOf(states[name])) visit(next, level + 1, new Set(path).add(name));
    }
  };
  visit(start, 0, new Set());
  const rows = [];
  for (const [name, level] of depth) (rows[level] ??= []).push(name);
  return rows;
}

/** From below to above; a way back goes around at the right. */
function curve({ from, to }) {
  const [x1, x2] = [from.x + from.width / 2, to.x + to.width / 2];
  if (to.y > from.y) {
    const [y1, y2] = [from.y + HIGH, to.y];
    const bend = Math.min(40, (y2 - y1) / 2);
    return `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
  }
  const [right, y1, y2] = [Math.max(from.x + from.width, to.x + to.width), from.y + HIGH / 2, to.y + HIGH / 2];
  return `M${from.x + from.width} ${y1} C${right + 24} ${y1} ${right + 24} ${y2} ${to.x + to.width} ${y2}`;
}

/** The way as a record tells it, where the executions themselves cannot be asked. */
export function wayOf({ steps, deliveries, reason }) {
  const way = [];
  const enter = (at, ...states) => way.push(...states.map((state) => ({ state, at })));
  const texts = deliveries.filter(({ channel, status }) => channel === "TEXT" && status !== "nothing");
  for (const { kind, at } of steps) {
    if (kind === "started") enter(at, "First");
    if (kind === "pushed") enter(at, "Push");
    if (kind === "claimed") enter(at, "LookAgain", "Looked", "Tell", "HasMessenger", "Email", "EmailCarried", "EmailDone");
    if (kind === "told" && !way.some(({ state }) => state === "TextDone")) enter(at, ...textWay(texts));
    if (kind === "settled" && reason === "acknowledged") enter(at, "Received", "Done");
  }
  return way;
}

function textWay(texts) {
  const messenger = texts.some(({ kind }) => ["ALIMTALK", "LINE"].includes(kind));
  const xms = texts.some(({ kind }) => ["SMS", "LMS"].includes(kind));
  return [...(messenger ? ["Messenger", "MessengerCarried"] : []), ...(xms ? ["Xms", "XmsCarried"] : []), "TextDone"];
}
