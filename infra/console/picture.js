import { svg } from "./dom.js";
import { matters } from "./way.js";
import { known, span, t, wordsOf } from "./words.js";
import { workflow } from "./workflow.js";

const [WIDTH, HIGH, ROW, PAD] = [360, 26, 43, 8];
/** At the left of each machine, for what leads past other states. */
const LANE = 14;
/** How a machine's column is laid out: the width of its states, and of the messages beside them. */
const [WHOLE, BRANCH] = [
  { wide: 170, beside: 70, gap: 14 },
  { wide: 84, beside: 62, gap: 6 },
];

/**
 * The workflow as a picture, drawn from its definitions; the way that a follow-up took is lit.
 *
 * @param way [{state, at}] in the order of time
 * @param record what became of it
 * @param makers whether its reader knows the definitions
 */
export function picture(way, record, makers) {
  const drawn = draw(workflow(makers), { x: 0, y: PAD, width: WIDTH, ...WHOLE });
  const passed = way.filter(({ state }) => drawn.nodes.some(({ name }) => name === state) && (makers || matters(state, record)));
  const taken = light(passed, drawn.edges);
  const lit = (name) => (taken.at.has(name) ? "lit" : "");
  const words = (name) => (makers ? name : wordsOf(`state.${name}`, name));
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${drawn.height + PAD}`, class: "workflow", role: "img", "aria-label": t("picture", { way: passed.map(({ state }) => wordsOf(`state.${state}`, state)).join(" → ") }) },
    drawn.frames.map(({ name, ...box }) => svg("rect", { ...box, rx: 12, class: `frame ${lit(name)}` })),
    // What is lit lies above what is not.
    drawn.edges
      .toSorted((one, other) => taken.edges.has(one) - taken.edges.has(other))
      .map((edge) => edgeOf(edge, makers, taken.edges.has(edge) ? "lit" : "")),
    drawn.nodes.map((node) => nodeOf(node, words(node.name), lit(node.name), taken.lag.get(node.name))),
  );
}

function edgeOf({ from, to, path, label, waits }, makers, lit) {
  const words = `edge.${from}.${to}`;
  return [
    svg("path", { d: path, class: `edge ${waits ? "waits" : ""} ${lit}` }),
    label && !makers && known(words) ? svg("text", { ...label, class: `label ${lit}` }, t(words)) : null,
  ];
}

function nodeOf({ name, type, waits, x, y, width }, words, lit, lag) {
  const middle = x + width / 2;
  return svg(
    "g",
    { class: `node ${waits ? "waits" : type.toLowerCase()} ${lit}`, "data-state": name },
    svg("title", {}, `${wordsOf(`state.${name}`, name)} · ${name} (${type})`),
    svg("rect", { x, y, width, height: HIGH, rx: type === "Choice" || waits ? 13 : type === "Succeed" ? 4 : 8 }),
    svg("text", { x: middle, y: y + 17, "text-anchor": "middle" }, words),
    lag ? svg("text", { ...(lag.past ? { x: x - 9, y: y + 8 } : { x: middle - 6, y: y - 5 }), "text-anchor": "end", class: "at" }, lag.words) : null,
  );
}

/**
 * Which states and edges were taken: each state was entered from the last one that leads to it. The time of
 * the first time stands where it is another than that of the state before.
 */
function light(way, edges) {
  const at = new Map();
  const lag = new Map();
  const taken = new Set();
  let said = "";
  way.forEach(({ state, at: entered }, index) => {
    const before = way.slice(0, index).findLast((each) => edges.some((edge) => joins(edge, each.state, state)));
    const edge = before && edges.find((each) => joins(each, before.state, state));
    if (edge) taken.add(edge);
    const words = `+${span(Date.parse(entered) - Date.parse(way[0].at), "narrow")}`;
    if (index > 0 && words !== said && !at.has(state)) lag.set(state, { words, past: edge?.label });
    if (!at.has(state)) at.set(state, entered);
    said = words;
  });
  return { at, lag, edges: taken };
}

/** States below each other, by how far they are from the start; a message is beside whoever queues it. */
function draw({ starts, states }, { x, y, width, wide, beside, gap }) {
  const drawn = { nodes: [], edges: [], frames: [], height: y };
  const places = new Map();
  const messages = [...states].filter(([, { waits }]) => waits);
  const left = x + LANE + (messages.length > 0 && width < WIDTH ? 0 : (width - LANE - wide) / 2);
  const levels = rowsOf(starts, states);
  let top = y;
  for (const name of levels) {
    const { branches } = states.get(name);
    place(name, { x: left, y: top, width: wide });
    top += ROW;
    if (branches.length === 0) continue;
    const inner = { x: x + LANE + 4, width: (width - LANE - 8) / branches.length, y: top };
    const parts = branches.map((branch, index) => draw(branch, { ...BRANCH, ...inner, x: inner.x + index * inner.width }));
    const bottom = Math.max(...parts.map(({ height }) => height)) + 9;
    drawn.frames.push({ name, x: x + LANE, y: places.get(name).y - 8, width: width - LANE - 1, height: bottom - places.get(name).y + 8 });
    places.get(name).bottom = bottom;
    for (const part of parts) {
      drawn.nodes.push(...part.nodes);
      drawn.edges.push(...part.edges);
      for (const start of part.starts) drawn.edges.push(start.row === 0 ? down({ ...places.get(name), bottom: undefined }, start) : past(places.get(name), start, part.lane));
    }
    top = bottom + ROW - HIGH;
  }
  for (const [name, { nexts }] of messages) {
    const rows = nexts.map((sender) => places.get(sender));
    const middle = (rows[0].y + rows.at(-1).y) / 2;
    place(name, { x: left + wide + gap, y: middle, width: beside });
    for (const row of rows) drawn.edges.push(wait(row, places.get(name)));
  }
  for (const from of levels.map((name) => places.get(name))) {
    for (const to of states.get(from.name).nexts.map((name) => places.get(name))) {
      if (!to.waits) drawn.edges.push(to.row === from.row + 1 ? down(from, to) : past(from, to, x + LANE / 2));
    }
  }
  return { ...drawn, starts: starts.map((name) => places.get(name)), lane: x + LANE / 2, height: top - ROW + HIGH };

  function place(name, where) {
    const { type, waits } = states.get(name);
    const node = { name, type, waits, row: levels.indexOf(name), ...where };
    places.set(name, node);
    drawn.nodes.push(node);
  }
}

/** States by the longest way to each; those that wait stand beside. */
function rowsOf(starts, states) {
  const depth = new Map();
  const visit = (name, level) => {
    if (states.get(name).waits || (depth.get(name) ?? -1) >= level) return;
    depth.set(name, level);
    for (const next of states.get(name).nexts) visit(next, level + 1);
  };
  for (const start of starts) visit(start, 0);
  return [...depth].toSorted(([, one], [, other]) => one - other).map(([name]) => name);
}

/** Down to the next row. */
function down(from, to) {
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.bottom ?? from.y + HIGH, to.x + to.width / 2, to.y];
  const bend = (y2 - y1) / 2;
  return { from: from.name, to: to.name, path: `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2 - 1} m-3.5 -4.5 l3.5 4.5 l3.5 -4.5` };
}

/** Past others, by the lane. */
function past(from, to, lane) {
  const [y1, y2] = [from.y + HIGH / 2, to.y + HIGH / 2];
  return {
    from: from.name,
    to: to.name,
    path: `M${from.x} ${y1} H${lane + 6} Q${lane} ${y1} ${lane} ${y1 + 6} V${y2 - 6} Q${lane} ${y2} ${lane + 6} ${y2} H${to.x - 1} m-4.5 -3.5 l4.5 3.5 l-4.5 3.5`,
    label: { x: lane + 6, y: y1 - 5 },
  };
}

/** To a message and, when it comes, back. */
function wait(sender, message) {
  const [right, y] = [sender.x + sender.width, sender.y + HIGH / 2];
  const middle = message.x + message.width / 2;
  const side = Math.sign(message.y - sender.y);
  const path = side === 0 ? `M${right} ${y} H${message.x}` : `M${right} ${y} H${middle - 5} Q${middle} ${y} ${middle} ${y + side * 5} V${side > 0 ? message.y : message.y + HIGH}`;
  return { from: sender.name, to: message.name, path, waits: true };
}

const joins = ({ from, to, waits }, one, other) => (from === one && to === other) || (waits && from === other && to === one);
