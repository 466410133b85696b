// Moving with the arrow keys among things that lie in the plane.

export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// What lies next to the start in the direction of the key, if anything; without a start the largest.
export function towards(things, start, key) {
  if (!start) return [...things].sort((one, other) => other.size - one.size)[0];
  const [dx, dy] = ARROWS[key];
  const cost = (thing) => {
    const [x, y] = [thing.x - start.x, thing.y - start.y];
    const ahead = x * dx + y * dy;
    return ahead <= 0 ? Infinity : ahead + 2.2 * Math.abs(x * dy - y * dx);
  };
  const best = things.reduce((found, thing) => (found && cost(found) <= cost(thing) ? found : thing), null);
  return best && cost(best) < Infinity ? best : null;
}
