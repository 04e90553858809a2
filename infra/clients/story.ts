// One reply, from registering to its record, by the types of the contract: node story.mjs http://localhost:8080
import createClient from "openapi-fetch";
import type { paths } from "./contract.js";

declare const process: { argv: string[] };

const baseUrl = process.argv[2]!;
const name = Math.random().toString(36).slice(2, 10);

const by = (credential: string) =>
  createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${credential}` } });

function good<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${answer.response.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

function check(holds: boolean, what: unknown): void {
  if (!holds) throw new Error(JSON.stringify(what));
}

const made = good(
  await by("local").POST("/v1/workspaces", { body: { id: `ts-${name}`, name: "Lamps" } }),
);
const key = by(made.workspaceKey);
good(await key.PUT("/v1/workspace", { body: { name: "Lamps", ask: { email: true } } }));
const contact = { name: "Mina", email: `mina-${name}@example.com`, language: "ko" };
const mina = good(
  await key.PUT("/v1/customers/{id}", { params: { path: { id: "mina" } }, body: contact }),
);
check(mina.email === "m***@example.com", mina);

const beat = { session: "tab", customerId: "mina" };
good(await key.PUT("/v1/presence", { body: { ...beat, state: "active", n: 1 } }));
const reply = { id: "r-1", chatId: "chat-1", customerId: "mina", text: "조명이 준비되었습니다." };
good(await key.POST("/v1/replies", { body: reply }));
const told = async () =>
  good(await key.GET("/v1/replies/{id}/follow-up", { params: { path: { id: "r-1" } } }));
const open = await told();
check(open.outcome === null, open);
const nowhere = await key.GET("/v1/replies/{id}/follow-up", { params: { path: { id: "r-2" } } });
check(nowhere.error?.status === 404, nowhere.error);

good(await key.PUT("/v1/presence", { body: { ...beat, state: "left", n: 2 } }));
await fetch(`${baseUrl}/local/settle`, { method: "POST" });
const record = await told();
const accepted = record.deliveries.filter((told) => told.status === "accepted");
check(record.outcome === "REACHED" && accepted.map((told) => told.kind).join() === "EMAIL", record);
console.log("clients: TypeScript tells the story");
