// Elements made from text and other elements, never from markup.

const SVG = "http://www.w3.org/2000/svg";

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style")
      for (const [property, text] of Object.entries(value)) element.style.setProperty(property, text);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

export const el = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, tag), attributes, children);
export const button = (text, action, attributes = {}) =>
  el("button", { type: "button", onclick: action, ...attributes }, text);
export const fact = (name, ...value) => el("div", {}, el("dt", {}, name), el("dd", {}, ...value));
export const byId = (id) => document.getElementById(id);

export function link(text, address) {
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

export function speak(text) {
  byId("spoken").textContent = text;
}

// A list of which the first few are shown and the others on demand.
export function unfolding(items, make, first, more = "Show all") {
  const list = el("ul", { class: "plain" }, items.slice(0, first).map(make));
  if (items.length <= first) return list;
  const next = button(
    `${more} ${items.length.toLocaleString("en-GB")}`,
    () => {
      list.append(...items.slice(first).map(make));
      list.children[first]?.querySelector("button, a, input")?.focus();
      next.remove();
    },
    { class: "more" },
  );
  return [list, next];
}
