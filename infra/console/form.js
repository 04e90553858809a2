/** What can be set, in the order in which somebody sets up a shop. */
const text = (path) => ({ path, type: "text" });
const yes = (path) => ({ path, type: "yes" });
const number = (path, min, max) => ({ path, type: "number", min, max });
const choice = (path, ...options) => ({ path, type: "choice", options });
const group = (path, ...fields) => ({ path, type: "group", fields });

export const FORM = [
  { name: "shop", fields: [text("name"), choice("language", "ko", "en", "ja"), text("chatUrl")] },
  {
    name: "asking",
    fields: [yes("ask.phone"), yes("ask.email"), yes("ask.name"), yes("contactRequired")],
  },
  {
    name: "telling",
    fields: [choice("content", "full", "teaser", "none"), number("receiptWaitSeconds", 5, 300), number("messengerWaitSeconds", 10, 600), number("minGapSeconds", 0, 600), number("idleSeconds", 30, 900), number("monthlyCap", 0)],
  },
  {
    name: "texts",
    fields: [
      text("text.senderNumber"),
      group("text.alimTalk", choice("text.alimTalk.vendor", "nhn", "solapi"), text("text.alimTalk.senderKey"), text("text.alimTalk.templateCode"), text("text.alimTalk.secretRef")),
      group("text.line", text("text.line.secretRef")),
    ],
  },
  { name: "emails", fields: [text("email.fromName"), text("email.fromDomain"), text("email.replyTo"), text("email.logoUrl"), text("email.color")] },
  { name: "pushes", fields: [group("push.android", text("push.android.applicationArn")), group("push.ios", text("push.ios.applicationArn"))] },
  {
    name: "backends",
    fields: [
      group("connect.chatwoot", text("connect.chatwoot.secretRef")),
      group("connect.channelTalk", text("connect.channelTalk.tokenRef")),
      group("webhook", text("webhook.url"), { path: "webhook.events", type: "several", options: ["follow-up-settled", "delivery-changed", "customer-went-offline", "credits-low", "input-rejected"] }),
    ],
  },
];
