import { keep, kept } from "./state.js";

/** What was written in the chats: the system keeps no text, so this browser does. */
const listeners = new Set();
const name = (customer) => `chat.${customer}`;

/** [{id, by: "jun" or "customer", text, at}], oldest first. */
export const messages = (customer) => kept(name(customer)) ?? [];

export function write(customer, message) {
  keep(name(customer), [...messages(customer), message].slice(-60));
  tell();
}

export const textOf = (customer, id) => messages(customer).find((message) => message.id === id)?.text;

/** Up to when the customer has read, in milliseconds. */
export const readUpTo = (customer) => kept(`read.${customer}`) ?? 0;

export function hasRead(customer, at) {
  keep(`read.${customer}`, at);
  tell();
}

/** A laptop that was started anew has forgotten all of it. */
export function forget(customer) {
  keep(name(customer), []);
  keep(`read.${customer}`, 0);
  tell();
}

/** Hears of every change, those of other tabs too. */
export const onChange = (listener) => listeners.add(listener);

const tell = () => listeners.forEach((listener) => listener());

addEventListener("storage", ({ key }) => {
  if (/^followup\.(chat|read)\./.test(key ?? "")) tell();
});
