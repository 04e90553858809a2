/** The words of a browser of that language, without one. */
export async function spoken(language) {
  Object.defineProperty(globalThis, "navigator", { value: { languages: [language] }, configurable: true });
  globalThis.document = { documentElement: {}, querySelectorAll: () => [] };
  const words = await import("../words.js");
  await words.speak();
  return words;
}
