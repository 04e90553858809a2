// Solapi's own SDK for Node.js, asked to do one thing: what it says stands on standard output, in JSON.
// node sdk.cjs <where Solapi is> <apiKey> <apiSecret>, and on standard input what to do, in JSON
const { readFileSync } = require("node:fs");
const { Schema } = require("effect");
const solapi = require("solapi");

const [where, apiKey, apiSecret] = process.argv.slice(2);
const { what, ...how } = JSON.parse(readFileSync(0, "utf8"));

// The SDK knows one address only. A signature holds date and salt alone, so it stays good elsewhere.
const real = globalThis.fetch;
globalThis.fetch = (url, init) => {
  const there = new URL(url);
  if (there.origin !== "https://api.solapi.com") throw new Error(`unexpected ${there.origin}`);
  return real(where + there.pathname + there.search, init);
};

const sdk = new solapi.SolapiMessageService(apiKey, apiSecret);

const does = {
  async send({ messages, config }) {
    const answer = await sdk.send(messages, config);
    return Schema.decodeUnknownSync(solapi.detailGroupMessageResponseSchema)(answer);
  },
  list: ({ query }) => sdk.getMessages(query),
  template: ({ id }) => sdk.getKakaoAlimtalkTemplate(id),
  // Whether a request of somebody else's is one that the SDK could have made.
  async judge({ request }) {
    Schema.decodeUnknownSync(solapi.multipleMessageSendingRequestSchema)(request, { onExcessProperty: "error" });
    return {};
  },
};

// Its errors keep what they know in fields, or in their message alone.
const told = (error) => {
  const { errorCode, errorMessage, failedMessageList } = error;
  return { error: errorCode ?? error._tag ?? error.name, message: errorMessage ?? String(error.message), failedMessageList };
};

does[what](how)
  .then((answer) => ({ answer }), told)
  .then((said) => process.stdout.write(JSON.stringify(said)));
