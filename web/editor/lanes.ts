// In which lanes of the channel the traces run, so that the fewest cross.

/** A field's trace: from heights in the event (one for each of its lines) to one in the pattern. */
export interface Course {
  from: readonly number[];
  to: number;
}

/** The most lanes that the channel has room for; so few that the best order is found by trying all. */
export const LANES = 10;

/** The order of at most `LANES` courses with the fewest crossings, from left to right: indices. */
export function laneOrder(courses: readonly Course[]): number[] {
  // Of orders that cross equally often the one nearest to this is taken.
  const usual = courses.map((_, index) => index).sort((a, b) => usually(courses[a]!, courses[b]!));
  const lanes = usual.map((index) => courses[index]!);
  // What the best order of each set of lanes costs, and which is its last. A set is a number in bits.
  const cost = new Float64Array(1 << lanes.length).fill(Infinity);
  const last = new Int8Array(cost.length);
  cost[0] = 0;
  const crossing = lanes.map((left) => lanes.map((right) => crossings(left, right)));
  for (let set = 1; set < cost.length; set++) {
    for (let lane = lanes.length - 1; lane >= 0; lane--) {
      if (!(set & (1 << lane))) continue;
      let sum = cost[set ^ (1 << lane)]!;
      for (let left = 0; left < lanes.length; left++) {
        if (left !== lane && set & (1 << left)) sum += crossing[left]![lane]!;
      }
      if (sum < cost[set]!) {
        cost[set] = sum;
        last[set] = lane;
      }
    }
  }
  const order: number[] = [];
  for (let set = cost.length - 1; set > 0; set ^= 1 << last[set]!) order.unshift(usual[last[set]!]!);
  return order;
}

/** How often two courses cross if the one runs to the left of the other. */
export function crossings(left: Course, right: Course): number {
  // The right one leaves the event through the left one's lane, and the left one enters the pattern
  // through the right one's.
  return right.from.filter((height) => passes(left, height)).length + Number(passes(right, left.to));
}

function passes({ from, to }: Course, height: number): boolean {
  return height > Math.min(...from, to) && height < Math.max(...from, to);
}

/** Those that rise to the left, the highest first; those that fall to the right, the lowest first. */
function usually(a: Course, b: Course): number {
  const rises = ({ from, to }: Course) => from[0]! > to;
  if (rises(a) !== rises(b)) return rises(a) ? -1 : 1;
  return rises(a) ? a.to - b.to : b.to - a.to;
}
