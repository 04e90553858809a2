/*! Followup: lets this browser take pushes. Apache-2.0 */

const KEPT = "followup.device";

/** Asks the person, subscribes this browser and registers it; call it from a click. Answers the device's id. */
export async function subscribe({ url = new URL(import.meta.url).origin, token, worker = "/followup-sw.js", device }) {
  const registration = await navigator.serviceWorker.register(worker);
  await navigator.serviceWorker.ready;
  const { publicKey } = await json(fetch(`${url}/v1/push-key`, { credentials: "omit" }));
  const subscription = await subscribed(registration.pushManager, publicKey);
  const id = device ?? localStorage.getItem(KEPT) ?? crypto.randomUUID();
  localStorage.setItem(KEPT, id);
  await call(url, "PUT", await token(), id, { platform: "web", token: subscription.toJSON() });
  return id;
}

/** Takes it back: no more pushes to this browser. */
export async function unsubscribe({ url = new URL(import.meta.url).origin, token, worker = "/followup-sw.js", device }) {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  const id = device ?? localStorage.getItem(KEPT);
  if (id) await call(url, "DELETE", await token(), id);
  localStorage.removeItem(KEPT);
}

async function subscribed(manager, applicationServerKey) {
  const wanted = { userVisibleOnly: true, applicationServerKey };
  try {
    return await manager.subscribe(wanted);
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    // By another key: an older one of ours, or somebody else's.
    await (await manager.getSubscription())?.unsubscribe();
    return manager.subscribe(wanted);
  }
}

function call(url, method, bearer, id, body) {
  const customer = JSON.parse(atob(bearer.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).sub;
  return json(
    fetch(`${url}/v1/customers/${encodeURIComponent(customer)}/devices/${encodeURIComponent(id)}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}`, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      credentials: "omit",
    }),
  );
}

async function json(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`followup answered ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}
