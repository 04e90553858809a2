import { el, svg } from "./dom.js";

const [WIDTH, HEIGHT, FOOT] = [720, 150, 28];

/**
 * Bars by day, each made of parts. What it shows stands beside it as a table, for those who do not see it.
 *
 * @param days [{label, title, parts: [{name, value, tone}]}]
 */
export function bars(days, label) {
  const most = Math.max(1, ...days.map(({ parts }) => sum(parts)));
  const step = WIDTH / Math.max(1, days.length);
  const wide = Math.min(46, step * 0.7);
  const skip = Math.ceil(days.length / 12);
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT + FOOT}`, class: "bars", role: "img", "aria-label": label },
    svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT + 0.5, y2: HEIGHT + 0.5, class: "ground" }),
    days.map(({ label: day, title, parts }, index) => {
      const x = index * step + (step - wide) / 2;
      let y = HEIGHT;
      return svg(
        "g",
        {},
        svg("title", {}, title),
        parts
          .filter(({ value }) => value > 0)
          .map(({ value, tone }) => {
            const high = Math.max(2, (value / most) * (HEIGHT - 26));
            y -= high;
            return svg("rect", { x, y, width: wide, height: high, class: `part tone-${tone}` });
          }),
        sum(parts) > 0 ? svg("text", { x: x + wide / 2, y: y - 4, "text-anchor": "middle" }, sum(parts).toLocaleString()) : null,
        index % skip === 0 ? svg("text", { x: x + wide / 2, y: HEIGHT + 6, "text-anchor": "middle", class: `day ${(index / skip) % 2 ? "odd" : ""}` }, day) : null,
      );
    }),
  );
}

const sum = (parts) => parts.reduce((all, { value }) => all + value, 0);

/** The numbers behind a chart. */
export const table = (caption, heads, rows) =>
  el(
    "table",
    {},
    el("caption", { class: "visually-hidden" }, caption),
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows.map(([head, ...cells]) => el("tr", {}, el("th", { scope: "row" }, head), cells.map((cell) => el("td", {}, cell))))),
  );
