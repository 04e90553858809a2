import { byId, el } from "./dom.js";
import { dayAndTimeOf } from "./words.js";

const query = new URLSearchParams(location.search);
const chat = query.get("chat");
const claims = claimsOf(query.get("token"));

byId("none").hidden = chat !== null;
byId("link").append(
  ...fact("Chat", chat),
  ...fact("Customer", claims?.sub),
  ...fact("Workspace", claims?.iss),
  ...fact("The link's token is for", claims?.aud),
  ...fact("It expires", claims?.exp ? dayAndTimeOf(claims.exp * 1000) : null),
  ...(query.get("token") && !claims ? fact("Token", "unreadable") : []),
);

function fact(name, value) {
  return value ? [el("dt", {}, name), el("dd", {}, String(value))] : [];
}

/** What a JWT says of itself, unchecked: the check is the backend's. */
function claimsOf(token) {
  try {
    const part = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(part), (letter) => letter.codePointAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
