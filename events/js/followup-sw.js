/*! Followup: shows notices and acknowledges them. A service worker of the shop's own origin has one line for it:
 *  importScripts("https://api.example.com/followup-sw.js"). Apache-2.0 */

(() => {
  // The receipt's address is where the short link's is; as plain text: no preflight.
  const acknowledge = ({ url, deliveryId, proof }, kind) =>
    fetch(url.replace(/\/l\/[^/]*$/, "/v1/receipts/push"), {
      method: "POST",
      body: JSON.stringify({ deliveryId, proof, kind }),
      credentials: "omit",
      keepalive: true,
    }).catch(() => undefined);

  const read = (event) => {
    try {
      const data = event.data.json();
      return data.deliveryId && data.proof && data.url ? data : undefined;
    } catch {
      return undefined;
    }
  };

  self.addEventListener("push", (event) => {
    const data = read(event);
    // Others are the shop's own.
    if (!data) return;
    const shown = self.registration.showNotification(data.title, {
      body: data.text,
      lang: data.language,
      // One notice a chat: the newest, and it is heard.
      tag: data.chat,
      renotify: true,
      data,
    });
    // What is not shown is not received.
    event.waitUntil(shown.then(() => acknowledge(data, "received")));
  });

  self.addEventListener("notificationclick", (event) => {
    const data = event.notification.data;
    if (!data?.deliveryId) return;
    event.notification.close();
    event.waitUntil(Promise.all([acknowledge(data, "opened"), self.clients.openWindow(data.url)]));
  });
})();
