// What both pages share: asking the server, showing what went wrong, and making elements. Whatever comes from a store
// is put in as text, never as markup.

document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

export const byId = (id) => document.getElementById(id);

export const element = (tag, text = "", values = {}) => Object.assign(document.createElement(tag), { textContent: text }, values);

export const count = (number, name) => `${number.toLocaleString("en")} ${name}${number === 1 ? "" : "s"}`;

// The answer of the server, or an error with its words.
export const ask = async (path, options = {}) => {
  const response = await fetch(path, options);
  if (response.ok) return response;
  const body = await response.text();
  let words = body;
  try {
    words = JSON.parse(body).detail;
  } catch {
    words = body || `the server answered ${response.status}`;
  }
  throw Object.assign(new Error(words), { status: response.status });
};

export const say = (error) => {
  byId("problem").textContent = error ? error.message : "";
  byId("problem").hidden = !error;
};
